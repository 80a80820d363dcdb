-- insertCheckRun
insert into `check_run` (`period`, `occasion`, `check_version`, `found`, `ran_at`) values (?, ?, ?, ?, ?);

-- insertGroupPrices
insert into `group_price` (`period`, `catalogue_item_id`, `unit_code`, `domestic_count`, `export`, `export_count`, `domestic`) values (?, ?, ?, ?, ?, ?, ?)
  on duplicate key update `period` = group_price.period;

-- insertLaterFindings
insert into `later_finding` (`return_id`, `version`, `check_version`, `found_at`, `occasion`, `finding_key`, `finding`) values (?, ?, ?, ?, ?, ?, ?)
  on duplicate key update `finding_key` = later_finding.finding_key;

-- listCatalogueProducts
select `id` as `item_id`, `unit_code`
  from `catalogue_item`
  order by `id`;

-- listCheckRuns
select `period`, `occasion`
  from `check_run`
  where `period` in (?…);

-- listDevices
select distinct `r`.`id` as `return_id`, `r`.`version`, `r`.`establishment_id`, `s`.`submitted_by`, `e`.`legal_id`, d.device_hash as `device_hash`
  from `monthly_return` as `r`
  inner join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
  inner join `session` as `d` on `d`.`user_id` = `s`.`submitted_by` and `d`.`created_at` <= `s`.`submitted_at` and coalesce(`d`.`ended_at`, `d`.`expires_at`) >= `s`.`submitted_at`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `r`.`period` = ? and `d`.`device_hash` is not null;

-- listLaterFindings
select `occasion`, `finding_key`, `finding`, `found_at`
  from `later_finding`
  where `return_id` = ? and `version` = ?
  order by `found_at`, `finding_key`;

-- listLinesAlone
select distinct `l`.`id`, `l`.`unit_code`
  from `monthly_return` as `r`
  inner join `product_line` as `l` on `l`.`establishment_id` = `r`.`establishment_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id` and `i`.`unit_code` = `l`.`unit_code`
  where `r`.`period` = ? and `r`.`version` > ? and `i`.`id` is null;

-- listProducedByPeriod
select `b`.`return_id`, `b`.`period`, `b`.`establishment_id`, `b`.`product_line_id`, `b`.`days_worked`, `b`.`production`, `s`.`version`, `l`.`isic_code`, `u`.`decimals` as `unit_decimals`
  from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
    from `figure_in_force` as `f`
    inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
    inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
    where `f`.`period` in (?…) and 1 = 1 and `r`.`state` not in (?…) and l.catalogue_item_id = ? and l.unit_code = ?
    union all
    select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `s`.`id` as `submission_id`, `r`.`days_worked`, `r`.`money_unit`, `r`.`money_scale`, `w`.`opening`, `w`.`production`, `w`.`toll`, `w`.`domestic_quantity`, `w`.`domestic_value`, `w`.`export_quantity`, `w`.`export_value`, `w`.`own_use`, `w`.`loss`, `w`.`other_in`, `w`.`other_out`, `w`.`closing`
    from `monthly_return` as `r`
    inner join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
    inner join `working_figure` as `w` on `w`.`return_id` = `r`.`id`
    inner join `product_line` as `l` on `l`.`id` = `w`.`product_line_id`
    where `r`.`period` in (?…) and `r`.`state` in (?…) and 1 = 1 and l.catalogue_item_id = ? and l.unit_code = ?) as `b`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `b`.`unit_code`
  order by `b`.`product_line_id`, `b`.`period`;

-- listSalesInForce
select `e`.`legal_id`, `b`.`domestic_quantity`, `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end as `domestic_rial`, `b`.`export_quantity`, `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end as `export_rial`
  from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
    from `figure_in_force` as `f`
    inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
    inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
    where `f`.`period` in (?…) and 1 = 1 and l.catalogue_item_id = ? and l.unit_code = ?) as `b`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`;
