-- findSubmission
select *
  from `submission`
  where `return_id` = ? and `version` = ?;

-- insertSubmission
insert into `submission` (`return_id`, `version`, `tracking_code`, `sha256`, `snapshot`, `findings`, `form_version`, `submitted_at`, `submitted_by`, `impact`, `impact_cause`, `check_version`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listFrozenFindings
select `version`, `findings`, `snapshot`
  from `submission`
  where `return_id` = ?
  order by `version`;

-- listNewestSnapshots
select `s`.`return_id`, `s`.`snapshot`
  from `submission` as `s`
  inner join `monthly_return` as `r` on `r`.`id` = `s`.`return_id` and `r`.`version` = `s`.`version`
  where `s`.`return_id` in (?…);

-- listSnapshots
select `version`, `snapshot`
  from `submission`
  where `return_id` = ? and `version` in (?…);

-- listSubmissions
select `s`.`id`, `s`.`version`, `s`.`tracking_code`, `s`.`sha256`, `s`.`submitted_at`, `s`.`origin`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `submission` as `s`
  inner join `app_user` as `u` on `u`.`id` = `s`.`submitted_by`
  where `s`.`return_id` = ?
  order by `s`.`version` desc;
