-- changeReturn
update `monthly_return`
  set `figures_revision` = ?
  where `id` = ? and `revision` = ? and `figures_revision` = ?;
update `monthly_return`
  set `revision` = ?, `remarks` = ?
  where `id` = ? and `revision` = ? and `figures_revision` = ?;

-- findAnyReturn
select `r`.*, (select concat_ws(' ', count(*), sum(b.revision + b.figures_revision), max(b.state_since)) as `stamp`
    from `monthly_return` as `b`
    where `b`.`establishment_id` = `r`.`establishment_id` and `b`.`period` < `r`.`period` and `b`.`period` >= concat(left(r.period, 4) - 1, substr(r.period, 5))) as `past_stamp`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `e`.`county_id`, `e`.`selected`, `e`.`signatory_required`, `e`.`standing_explanations`, `p`.`state` as `period_state`, `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `l`.`number` as `licence_number`, `l`.`issued_on` as `licence_issued_on`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `period` as `p` on `p`.`code` = `r`.`period`
  inner join `province` as `v` on `v`.`code` = `r`.`province_code`
  left join `operating_licence` as `l` on `l`.`establishment_id` = `e`.`id` and `l`.`issued_on` <= `r`.`due_on`
  where `r`.`id` = ?
  order by `l`.`issued_on` desc
  limit ?;

-- findReturn
select `r`.*, (select concat_ws(' ', count(*), sum(b.revision + b.figures_revision), max(b.state_since)) as `stamp`
    from `monthly_return` as `b`
    where `b`.`establishment_id` = `r`.`establishment_id` and `b`.`period` < `r`.`period` and `b`.`period` >= concat(left(r.period, 4) - 1, substr(r.period, 5))) as `past_stamp`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `e`.`county_id`, `e`.`selected`, `e`.`signatory_required`, `e`.`standing_explanations`, `p`.`state` as `period_state`, `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `l`.`number` as `licence_number`, `l`.`issued_on` as `licence_issued_on`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `period` as `p` on `p`.`code` = `r`.`period`
  inner join `province` as `v` on `v`.`code` = `r`.`province_code`
  left join `operating_licence` as `l` on `l`.`establishment_id` = `e`.`id` and `l`.`issued_on` <= `r`.`due_on`
  where `r`.`id` = ?
  order by `l`.`issued_on` desc
  limit ?;

-- findReturnOfMonth
select `r`.`id`
  from `monthly_return` as `r`
  where `r`.`establishment_id` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…);
select `r`.`id`
  from `monthly_return` as `r`
  where `r`.`establishment_id` = ? and `r`.`period` = ? and `r`.`province_code` = ?;

-- listReturns
select `q`.`requested_by` as `signature_requested_by`, `r`.`id`, `r`.`establishment_id`, `r`.`period`, `r`.`state`, `r`.`version`, `r`.`in_force_version`, `r`.`operating_state`, `r`.`due_on`, `r`.`first_submitted_at`, `r`.`submitted_at`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`state` as `period_state`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `period` as `p` on `p`.`code` = `r`.`period`
  left join `signature_request` as `q` on `q`.`waiting_return_id` = `r`.`id`
  where `r`.`period` in (?…) and `r`.`establishment_id` in (?…)
  order by `r`.`period` desc, `e`.`id`;
select `q`.`requested_by` as `signature_requested_by`, `r`.`id`, `r`.`establishment_id`, `r`.`period`, `r`.`state`, `r`.`version`, `r`.`in_force_version`, `r`.`operating_state`, `r`.`due_on`, `r`.`first_submitted_at`, `r`.`submitted_at`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`state` as `period_state`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `period` as `p` on `p`.`code` = `r`.`period`
  left join `signature_request` as `q` on `q`.`waiting_return_id` = `r`.`id`
  where `r`.`period` in (?…) and `r`.`province_code` = ?
  order by `r`.`period` desc, `e`.`id`;
select `q`.`requested_by` as `signature_requested_by`, `r`.`id`, `r`.`establishment_id`, `r`.`period`, `r`.`state`, `r`.`version`, `r`.`in_force_version`, `r`.`operating_state`, `r`.`due_on`, `r`.`first_submitted_at`, `r`.`submitted_at`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`state` as `period_state`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `period` as `p` on `p`.`code` = `r`.`period`
  left join `signature_request` as `q` on `q`.`waiting_return_id` = `r`.`id`
  where `r`.`period` in (?…) and left(r.isic_code, 2) in (?…)
  order by `r`.`period` desc, `e`.`id`;

-- listReturnsFrom
select `id`, `period`, `state`, `version`, `revision`, `establishment_id`, `province_code`
  from `monthly_return`
  where `establishment_id` = ? and `period` >= ?
  order by `period`;
