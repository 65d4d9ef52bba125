"""How much of a file is read. Each is far above an office's spreadsheet and far below a server."""

MOST_BYTES = 20 * 2**20
MOST_UNPACKED = 250 * 2**20
MOST_PARTS = 2_000
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 3_000_000
# Rows that take over a merged cell from above.
MOST_CARRIED = 500_000
# What a cell of Excel holds.
LONGEST_CELL = 32_767
SECONDS = 60
MEMORY = 1536 * 2**20
