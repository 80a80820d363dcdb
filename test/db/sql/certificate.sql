-- findCertificate
select *
  from `certificate`
  where `id` = ?;

-- insertCertificate
insert into `certificate` (`establishment_id`, `from_period`, `to_period`, `tracking_code`, `sha256`, `content`, `issued_at`, `issued_by`) values (?, ?, ?, ?, ?, ?, ?, ?);

-- listCertificates
select `c`.`id`, `c`.`from_period`, `c`.`to_period`, `c`.`tracking_code`, `c`.`issued_at`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `certificate` as `c`
  inner join `app_user` as `u` on `u`.`id` = `c`.`issued_by`
  where `c`.`establishment_id` = ?
  order by `c`.`id` desc
  limit ?;
