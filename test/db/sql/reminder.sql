-- countReminders
select `return_id`, count(*) as `count`, max(`made_at`) as `last_at`
  from `reminder`
  where `return_id` in (?…)
  group by `return_id`;

-- insertReminders
insert into `notice` (`kind`, `return_id`, `establishment_id`, `province_code`, `audience`, `created_at`) select ? as `kind`, `r`.`id`, `r`.`establishment_id`, `r`.`province_code`, ? as `audience`, ? as `created_at`
  from `monthly_return` as `r`
  inner join `reminder` as `m` on `m`.`return_id` = `r`.`id`
  where `r`.`period` = ? and `r`.`province_code` = ? and `r`.`state` in (?…) and `m`.`kind` = ? and `m`.`due_on` = ? and `m`.`made_at` = ?;
insert into `reminder` (`return_id`, `kind`, `due_on`, `made_at`) select `r`.`id`, ? as `kind`, `r`.`due_on`, ? as `made_at`
  from `monthly_return` as `r`
  where `r`.`period` = ? and `r`.`province_code` = ? and `r`.`state` in (?…) and `r`.`first_submitted_at` is null and `r`.`due_on` = ? and not exists (select `m`.`id`
    from `reminder` as `m`
    where `m`.`return_id` = `r`.`id` and `m`.`kind` = ? and `m`.`due_on` = `r`.`due_on`)
  on duplicate key update `made_at` = reminder.made_at;

-- listReminders
select *
  from `reminder`
  where `return_id` = ?
  order by `id` desc;

-- listSilentDueDays
select distinct `r`.`province_code`, `r`.`due_on`
  from `monthly_return` as `r`
  where `r`.`period` = ? and `r`.`state` in (?…) and `r`.`first_submitted_at` is null
  order by `r`.`province_code`, `r`.`due_on`;
