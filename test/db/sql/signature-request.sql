-- changeSignatureRequest
update `signature_request`
  set `outcome` = ?, `decided_by` = ?, `decided_at` = ?, `version` = ?, `text` = ?, `waiting_return_id` = ?
  where `waiting_return_id` = ?;

-- findLastSignatureRequest
select `q`.`id`, `q`.`outcome`, `q`.`text`, `q`.`requested_by`, `q`.`requested_at`, `q`.`decided_at`, `q`.`version`, `a`.`name_fa` as `requested_fa`, `a`.`name_en` as `requested_en`, `d`.`name_fa` as `decided_fa`, `d`.`name_en` as `decided_en`
  from `signature_request` as `q`
  inner join `app_user` as `a` on `a`.`id` = `q`.`requested_by`
  left join `app_user` as `d` on `d`.`id` = `q`.`decided_by`
  where `q`.`return_id` = ?
  order by `q`.`id` desc
  limit ?;

-- findSignature
select `q`.`id`, `q`.`outcome`, `q`.`text`, `q`.`requested_by`, `q`.`requested_at`, `q`.`decided_at`, `q`.`version`, `a`.`name_fa` as `requested_fa`, `a`.`name_en` as `requested_en`, `d`.`name_fa` as `decided_fa`, `d`.`name_en` as `decided_en`
  from `signature_request` as `q`
  inner join `app_user` as `a` on `a`.`id` = `q`.`requested_by`
  left join `app_user` as `d` on `d`.`id` = `q`.`decided_by`
  where `q`.`return_id` = ? and `q`.`version` = ? and `q`.`outcome` = ?;

-- findSignatureAsker
select `requested_by`
  from `signature_request`
  where `waiting_return_id` = ?;

-- insertSignatureRequest
insert into `signature_request` (`return_id`, `waiting_return_id`, `figures_revision`, `requested_by`, `requested_at`) values (?, ?, ?, ?, ?);
