-- changePeriodState
update `period`
  set `state` = ?
  where `code` = ? and `state` = ?;
update `period`
  set `state` = ?, `closed_at` = ?
  where `code` = ? and `state` = ?;
update `period`
  set `state` = ?, `opened_at` = ?
  where `code` = ? and `state` = ?;

-- findPeriod
select *
  from `period`
  where `code` = ?;

-- insertExpectedReturns
insert into `monthly_return` (`establishment_id`, `period`, `province_code`, `county_id`, `isic_code`, `selected`, `state_since`, `due_on`) select `e`.`id`, ? as `period`, `e`.`province_code`, `e`.`county_id`, `e`.`isic_code`, `e`.`selected`, ? as `state_since`, ? as `due_on`
  from `establishment` as `e`
  where (`e`.`register_state` = ? or `e`.`register_state_from` > ?) and exists (select `l`.`id`
    from `operating_licence` as `l`
    where `l`.`establishment_id` = `e`.`id` and `l`.`issued_on` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)) and not exists (select `r`.`id`
    from `monthly_return` as `r`
    where `r`.`establishment_id` = `e`.`id` and `r`.`period` = ?)
  on duplicate key update `due_on` = monthly_return.due_on;
insert into `monthly_return` (`establishment_id`, `period`, `province_code`, `county_id`, `isic_code`, `selected`, `state_since`, `due_on`) select `e`.`id`, ? as `period`, `e`.`province_code`, `e`.`county_id`, `e`.`isic_code`, `e`.`selected`, ? as `state_since`, ? as `due_on`
  from `establishment` as `e`
  where (`e`.`register_state` = ? or `e`.`register_state_from` > ?) and exists (select `l`.`id`
    from `operating_licence` as `l`
    where `l`.`establishment_id` = `e`.`id` and `l`.`issued_on` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)) and not exists (select `r`.`id`
    from `monthly_return` as `r`
    where `r`.`establishment_id` = `e`.`id` and `r`.`period` = ?) and `e`.`province_code` = ?
  on duplicate key update `due_on` = monthly_return.due_on;
insert into `monthly_return` (`establishment_id`, `period`, `province_code`, `county_id`, `isic_code`, `selected`, `state_since`, `due_on`) select `e`.`id`, ? as `period`, `e`.`province_code`, `e`.`county_id`, `e`.`isic_code`, `e`.`selected`, ? as `state_since`, ? as `due_on`
  from `establishment` as `e`
  where (`e`.`register_state` = ? or `e`.`register_state_from` > ?) and exists (select `l`.`id`
    from `operating_licence` as `l`
    where `l`.`establishment_id` = `e`.`id` and `l`.`issued_on` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)) and not exists (select `r`.`id`
    from `monthly_return` as `r`
    where `r`.`establishment_id` = `e`.`id` and `r`.`period` = ?) and `e`.`province_code` not in (?…)
  on duplicate key update `due_on` = monthly_return.due_on;

-- insertPeriods
insert into `period` (`code`, `state`, `due_on`) values (?, ?, ?)
  on duplicate key update `code` = code;

-- listHolidays
select `day`
  from `holiday`
  order by `day`;

-- listPeriods
select *
  from `period`
  order by `code` desc
  limit ?;

-- listWorkingWeeks
select `valid_from`, `province_code`, `weekend`
  from `working_week`
  order by `valid_from`;
