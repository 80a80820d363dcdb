-- insertNotice
insert into `notice` (`kind`, `return_id`, `establishment_id`, `province_code`, `audience`, `created_at`) values (?, ?, ?, ?, ?, ?);

-- listNoticesOfEstablishments
select `n`.`id`, `n`.`kind`, `n`.`created_at`, `n`.`return_id`, `n`.`establishment_id`, `r`.`period`, `e`.`name_fa`, `e`.`name_en`
  from `notice` as `n`
  left join `monthly_return` as `r` on `r`.`id` = `n`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `n`.`establishment_id`
  where `n`.`audience` = ? and `n`.`establishment_id` in (?…)
  order by `n`.`id` desc
  limit ?;
