"""Two spreadsheets as an office keeps them for years, to try the import with. All is invented."""
