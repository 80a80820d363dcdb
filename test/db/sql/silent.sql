-- countSilent
select count(*) as `count`, coalesce(sum(w.monthly_value), 0) as `weight`
  from `monthly_return` as `r`
  left join `establishment_weight` as `w` on `w`.`establishment_id` = `r`.`establishment_id`
  where `r`.`period` = ? and `r`.`state` in (?…) and `r`.`first_submitted_at` is null and `r`.`province_code` = ?;

-- listSilent
select `r`.`id`, `r`.`establishment_id`, `r`.`period`, `r`.`state`, `r`.`due_on`, `r`.`province_code`, `r`.`isic_code`, `e`.`name_fa`, `e`.`name_en`, `e`.`selected`, `e`.`phone`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `w`.`monthly_value`, `w`.`basis`, (select count(*) as `n`
    from `extension` as `x`
    where `x`.`return_id` = `r`.`id`) as `extensions`
  from `monthly_return` as `r`
  left join `establishment_weight` as `w` on `w`.`establishment_id` = `r`.`establishment_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  where `r`.`period` = ? and `r`.`state` in (?…) and `r`.`first_submitted_at` is null and 1 = 1
  order by `w`.`monthly_value` desc, `r`.`id`
  limit ? offset ?;
select `r`.`id`, `r`.`establishment_id`, `r`.`period`, `r`.`state`, `r`.`due_on`, `r`.`province_code`, `r`.`isic_code`, `e`.`name_fa`, `e`.`name_en`, `e`.`selected`, `e`.`phone`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `w`.`monthly_value`, `w`.`basis`, (select count(*) as `n`
    from `extension` as `x`
    where `x`.`return_id` = `r`.`id`) as `extensions`
  from `monthly_return` as `r`
  left join `establishment_weight` as `w` on `w`.`establishment_id` = `r`.`establishment_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  where `r`.`period` = ? and `r`.`state` in (?…) and `r`.`first_submitted_at` is null and `r`.`province_code` = ?
  order by `w`.`monthly_value` desc, `r`.`id`
  limit ? offset ?;
select `r`.`id`, `r`.`establishment_id`, `r`.`period`, `r`.`state`, `r`.`due_on`, `r`.`province_code`, `r`.`isic_code`, `e`.`name_fa`, `e`.`name_en`, `e`.`selected`, `e`.`phone`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `w`.`monthly_value`, `w`.`basis`, (select count(*) as `n`
    from `extension` as `x`
    where `x`.`return_id` = `r`.`id`) as `extensions`
  from `monthly_return` as `r`
  left join `establishment_weight` as `w` on `w`.`establishment_id` = `r`.`establishment_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  where `r`.`period` = ? and `r`.`state` in (?…) and `r`.`first_submitted_at` is null and `r`.`province_code` = ? and `r`.`establishment_id` in (select `a`.`establishment_id`
    from `assignment` as `a`
    where `a`.`live` = ? and `a`.`expert_id` = ?)
  order by `w`.`monthly_value` desc, `r`.`id`
  limit ? offset ?;
select `r`.`id`, `r`.`establishment_id`, `r`.`period`, `r`.`state`, `r`.`due_on`, `r`.`province_code`, `r`.`isic_code`, `e`.`name_fa`, `e`.`name_en`, `e`.`selected`, `e`.`phone`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `w`.`monthly_value`, `w`.`basis`, (select count(*) as `n`
    from `extension` as `x`
    where `x`.`return_id` = `r`.`id`) as `extensions`
  from `monthly_return` as `r`
  left join `establishment_weight` as `w` on `w`.`establishment_id` = `r`.`establishment_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  where `r`.`period` = ? and `r`.`state` in (?…) and `r`.`first_submitted_at` is null and `r`.`province_code` = ? and instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0
  order by `w`.`monthly_value` desc, `r`.`id`
  limit ? offset ?;

-- listSilentMonths
select `establishment_id`, `period`
  from `monthly_return`
  where `establishment_id` in (?…) and `period` >= ? and `period` < ? and `first_submitted_at` is null and `state` in (?…);
