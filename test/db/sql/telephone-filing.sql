-- confirmTelephoneFiling
update `telephone_filing`
  set `confirmed_by` = ?, `confirmed_at` = ?
  where `return_id` = ? and `version` = ? and `confirmed_by` is null;

-- findTelephoneFiling
select `t`.*, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`, `c`.`name_fa` as `confirmed_fa`, `c`.`name_en` as `confirmed_en`
  from `telephone_filing` as `t`
  inner join `app_user` as `u` on `u`.`id` = `t`.`typed_by`
  left join `app_user` as `c` on `c`.`id` = `t`.`confirmed_by`
  where `t`.`return_id` = ? and `t`.`version` = ?;

-- insertTelephoneFiling
insert into `telephone_filing` (`return_id`, `version`, `spoke_to`, `phone`, `called_at`, `typed_by`, `typed_at`) values (?, ?, ?, ?, ?, ?, ?);
