"""Tables into the register: a spreadsheet or the table of a web page, row by row, undone as one."""
