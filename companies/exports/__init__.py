"""Records of the desk as files to take away: which columns, which form, who took them."""
