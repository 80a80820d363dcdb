-- changeUploadStored
update `workbook_upload`
  set `stored_at` = ?
  where `id` = ?;

-- deleteExpiredUploads
delete from `workbook_upload`
  where `expires_at` <= ?
  limit ?;

-- findUpload
select *
  from `workbook_upload`
  where `id` = ? and `user_id` = ? and `expires_at` > ?;
select `return_id`, `contents`
  from `workbook_upload_return`
  where `upload_id` = ?
  order by `return_id`;

-- insertUpload
insert into `workbook_upload_return` (`upload_id`, `return_id`, `contents`) values (?, ?, ?);
insert into `workbook_upload` (`user_id`, `sha256`, `file_name`, `created_at`, `expires_at`) values (?, ?, ?, ?, ?);
