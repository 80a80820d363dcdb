-- endStandings
update `standing_explanation`
  set `ended_by` = ?, `ended_role` = ?, `ended_at` = ?, `ended_because` = ?, `end_reason` = ?, `live` = ?
  where `id` in (?…) and `live` = ?;
update `standing_explanation`
  set `ended_by` = ?, `ended_role` = ?, `ended_at` = ?, `ended_because` = ?, `live` = ?
  where `id` in (?…) and `live` = ?;

-- findStanding
select `s`.*, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`province_code`, `e`.`isic_code`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`, `g`.`name_fa` as `granted_by_fa`, `g`.`name_en` as `granted_by_en`, `x`.`name_fa` as `ended_by_fa`, `x`.`name_en` as `ended_by_en`
  from `standing_explanation` as `s`
  inner join `establishment` as `e` on `e`.`id` = `s`.`establishment_id`
  inner join `app_user` as `g` on `g`.`id` = `s`.`granted_by`
  left join `app_user` as `x` on `x`.`id` = `s`.`ended_by`
  left join `product_line` as `p` on `p`.`id` = `s`.`product_line_id`
  where `s`.`id` = ? and `e`.`province_code` = ?;

-- insertStanding
insert into `standing_explanation` (`establishment_id`, `return_id`, `version`, `event_id`, `product_line_id`, `rule`, `subject`, `side`, `finding`, `text`, `measured`, `ceiling`, `period`, `until_period`, `granted_by`, `granted_role`, `granted_at`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
insert into `standing_explanation` (`establishment_id`, `return_id`, `version`, `event_id`, `product_line_id`, `rule`, `subject`, `side`, `finding`, `text`, `measured`, `ceiling`, `period`, `until_period`, `granted_by`, `granted_role`, `granted_at`, `end_reason`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- listFindingsOfMonths
select `r`.`id` as `return_id`, `r`.`period`, `v`.`version`, `v`.`submitted_at`, `v`.`findings`
  from `monthly_return` as `r`
  inner join `submission` as `v` on `v`.`return_id` = `r`.`id`
  where `r`.`establishment_id` = ? and `r`.`period` > ? and `v`.`findings` like ?
  order by `r`.`period`, `v`.`version`;

-- listStandingAbout
select `id`, `subject`, `side`, `period`
  from `standing_explanation`
  where `establishment_id` = ? and `subject` in (?…) and `live` = ?;

-- listStandingOfReturn
select `id`, `establishment_id`
  from `standing_explanation`
  where `return_id` = ? and `live` = ?;

-- listStandings
select `s`.*, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`province_code`, `e`.`isic_code`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`, `g`.`name_fa` as `granted_by_fa`, `g`.`name_en` as `granted_by_en`, `x`.`name_fa` as `ended_by_fa`, `x`.`name_en` as `ended_by_en`
  from `standing_explanation` as `s`
  inner join `establishment` as `e` on `e`.`id` = `s`.`establishment_id`
  inner join `app_user` as `g` on `g`.`id` = `s`.`granted_by`
  left join `app_user` as `x` on `x`.`id` = `s`.`ended_by`
  left join `product_line` as `p` on `p`.`id` = `s`.`product_line_id`
  where `e`.`province_code` = ? and `s`.`live` = ?
  order by `s`.`id` desc
  limit ?;
select `s`.*, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`province_code`, `e`.`isic_code`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`, `g`.`name_fa` as `granted_by_fa`, `g`.`name_en` as `granted_by_en`, `x`.`name_fa` as `ended_by_fa`, `x`.`name_en` as `ended_by_en`
  from `standing_explanation` as `s`
  inner join `establishment` as `e` on `e`.`id` = `s`.`establishment_id`
  inner join `app_user` as `g` on `g`.`id` = `s`.`granted_by`
  left join `app_user` as `x` on `x`.`id` = `s`.`ended_by`
  left join `product_line` as `p` on `p`.`id` = `s`.`product_line_id`
  where `e`.`province_code` = ? and `s`.`live` = ? and `s`.`id` < ?
  order by `s`.`id` desc
  limit ?;
select `s`.*, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`province_code`, `e`.`isic_code`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`, `g`.`name_fa` as `granted_by_fa`, `g`.`name_en` as `granted_by_en`, `x`.`name_fa` as `ended_by_fa`, `x`.`name_en` as `ended_by_en`
  from `standing_explanation` as `s`
  inner join `establishment` as `e` on `e`.`id` = `s`.`establishment_id`
  inner join `app_user` as `g` on `g`.`id` = `s`.`granted_by`
  left join `app_user` as `x` on `x`.`id` = `s`.`ended_by`
  left join `product_line` as `p` on `p`.`id` = `s`.`product_line_id`
  where `e`.`province_code` = ? and `s`.`live` is null
  order by `s`.`id` desc
  limit ?;

-- listStandingsOfReturn
select `s`.*, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`province_code`, `e`.`isic_code`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`, `g`.`name_fa` as `granted_by_fa`, `g`.`name_en` as `granted_by_en`, `x`.`name_fa` as `ended_by_fa`, `x`.`name_en` as `ended_by_en`
  from `standing_explanation` as `s`
  inner join `establishment` as `e` on `e`.`id` = `s`.`establishment_id`
  inner join `app_user` as `g` on `g`.`id` = `s`.`granted_by`
  left join `app_user` as `x` on `x`.`id` = `s`.`ended_by`
  left join `product_line` as `p` on `p`.`id` = `s`.`product_line_id`
  where `s`.`return_id` = ?
  order by `s`.`id`;
