-- changeNoticesRead
insert into `notice_read` (`user_id`, `up_to`) values (?, ?)
  on duplicate key update `up_to` = greatest(up_to, values(up_to));

-- findNoticesRead
select `up_to`
  from `notice_read`
  where `user_id` = ?;

-- insertNotice
insert into `notice` (`kind`, `return_id`, `establishment_id`, `province_code`, `audience`, `created_at`) values (?, ?, ?, ?, ?, ?);

-- insertNotices
insert into `notice` (`kind`, `return_id`, `establishment_id`, `audience`, `created_at`) values (?, ?, ?, ?, ?);

-- listNoticesOfEstablishments
select `n`.`id`, `n`.`kind`, `n`.`created_at`, `n`.`return_id`, `n`.`establishment_id`, `r`.`period`, `e`.`name_fa`, `e`.`name_en`
  from `notice` as `n`
  left join `monthly_return` as `r` on `r`.`id` = `n`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `n`.`establishment_id`
  where `n`.`audience` = ? and `n`.`establishment_id` in (?…)
  order by `n`.`id` desc
  limit ?;

-- listNoticesOfProvince
select `n`.`id`, `n`.`kind`, `n`.`created_at`, `n`.`return_id`, `r`.`period`, `e`.`name_fa`, `e`.`name_en`
  from `notice` as `n`
  inner join `monthly_return` as `r` on `r`.`id` = `n`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `n`.`province_code` = ? and `n`.`audience` = ? and `n`.`kind` in (?…) and `r`.`province_code` = ?
  order by `n`.`id` desc
  limit ?;
