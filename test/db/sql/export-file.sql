-- insertExportFile
insert into `export_file` (`asked_at`, `report`, `period`, `basis`, `row_count`, `sha256`, `asked_by`) values (?, ?, ?, ?, ?, ?, ?);
