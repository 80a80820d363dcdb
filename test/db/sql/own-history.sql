-- findMonthBounds
select min(`r`.`period`) as `first`, max(`r`.`period`) as `last`
  from `monthly_return` as `r`
  where `r`.`establishment_id` = ? and `r`.`period` >= ? and `r`.`period` <= ? and `r`.`establishment_id` in (?…);

-- findOwnEstablishment
select `e`.`id`, `e`.`name_fa`, `e`.`name_en`, `e`.`legal_id`, `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `l`.`number` as `licence_number`
  from `establishment` as `e`
  inner join `province` as `v` on `v`.`code` = `e`.`province_code`
  left join `operating_licence` as `l` on `l`.`establishment_id` = `e`.`id`
  where `e`.`id` = ?
  order by `l`.`issued_on` desc
  limit ?;

-- listOwnMonths
select `r`.`id` as `return_id`, `r`.`period`, `r`.`state`, `r`.`due_on`, `r`.`in_force_version`, `r`.`first_submitted_at`, `r`.`operating_state`, `p`.`state` as `period_state`
  from `monthly_return` as `r`
  inner join `period` as `p` on `p`.`code` = `r`.`period`
  where `r`.`establishment_id` = ? and `r`.`period` >= ? and `r`.`period` <= ? and `r`.`establishment_id` in (?…)
  order by `r`.`period`;

-- listOwnSnapshots
select `s`.`id` as `submission_id`, `r`.`period`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `s`.`snapshot`
  from `monthly_return` as `r`
  inner join `submission` as `s` on `s`.`return_id` = `r`.`id`
  where `r`.`establishment_id` = ? and `r`.`period` >= ? and `r`.`period` <= ? and `r`.`establishment_id` in (?…) and `s`.`id` in (?…)
  order by `r`.`period`;

-- listOwnVersions
select `s`.`id` as `submission_id`, `s`.`return_id`, `r`.`period`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, json_unquote(json_extract(s.snapshot, '$.operation.operating_state')) as `operating_state`, exists (select 1
    from return_event h
    where h.return_id = s.return_id and h.version = s.version and h.event = 'withdraw') as `withdrawn`
  from `monthly_return` as `r`
  inner join `submission` as `s` on `s`.`return_id` = `r`.`id`
  where `r`.`establishment_id` = ? and `r`.`period` >= ? and `r`.`period` <= ? and `r`.`establishment_id` in (?…)
  order by `r`.`period`, `s`.`version`;
