-- changeExplanations
delete from `explanation`
  where `return_id` = ? and `finding_key` in (?…);
insert into `explanation` (`return_id`, `finding_key`, `text`, `changed_by`, `changed_at`) values (?, ?, ?, ?, ?)
  on duplicate key update `text` = values(text), `changed_by` = values(changed_by), `changed_at` = values(changed_at);

-- deleteExplanations
delete from `explanation`
  where `return_id` = ?;

-- listPastFigures
select `r`.`id` as `return_id`, `r`.`period`, `r`.`state`, `r`.`version`, `r`.`days_worked`, `r`.`operating_state`, `r`.`idle_cause`, `r`.`has_blocks`, `r`.`money_unit`, `r`.`money_scale`, `f`.`product_line_id`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`, `f`.`other_in_reason`, `f`.`other_out_reason`
  from `monthly_return` as `own`
  inner join `monthly_return` as `r` on `r`.`establishment_id` = `own`.`establishment_id` and `r`.`period` < `own`.`period` and `r`.`period` >= concat(left(own.period, 4) - 1, substr(own.period, 5))
  inner join `working_figure` as `f` on `f`.`return_id` = `r`.`id`
  where `own`.`id` = ? and `r`.`version` > ?;

-- listProductRows
select `t`.`total` as `standardising_total`, `p`.`valid_from`, `p`.`valid_to`, `p`.`id` as `product_line_id`, `p`.`name_fa`, `p`.`name_en`, `p`.`unit_code`, `u`.`decimals` as `unit_decimals`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `p`.`yearly_capacity`, `p`.`tariff_code`, `p`.`isic_code`, `p`.`listed_on_exchange`, `p`.`catalogue_item_id`, `f`.`changed_by`, `f`.`changed_at`, `a`.`name_fa` as `changed_by_fa`, `a`.`name_en` as `changed_by_en`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`, `f`.`other_in_reason`, `f`.`other_out_reason`
  from `monthly_return` as `r`
  inner join `product_line` as `p` on `p`.`establishment_id` = `r`.`establishment_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `p`.`unit_code`
  left join `working_figure` as `f` on `f`.`product_line_id` = `p`.`id` and `f`.`return_id` = ?
  left join `app_user` as `a` on `a`.`id` = `f`.`changed_by`
  left join `standardising_total` as `t` on `t`.`period` = `r`.`period` and `t`.`catalogue_item_id` = `p`.`catalogue_item_id`
  where `r`.`id` = ?
  order by `p`.`position`, `p`.`id`;

-- listStoppagesAndExplanations
select `reason` as `code`, `from_day`, `to_day`, `text`, `position`
  from `working_stoppage`
  where `return_id` = ?
  union all
  select finding_key as `code`, 0 as `from_day`, 0 as `to_day`, `text`, 255 as `position`
  from `explanation`
  where `return_id` = ?;

-- replaceStoppages
delete from `working_stoppage`
  where `return_id` = ?;
insert into `working_stoppage` (`reason`, `from_day`, `to_day`, `text`, `return_id`, `position`) values (?, ?, ?, ?, ?, ?);

-- restoreFigures
insert into `working_figure` (`return_id`, `product_line_id`, `production`, `closing`) values (?, ?, ?, ?)
  on duplicate key update `production` = ?, `closing` = ?;

-- sumLastYearToDate
select `f`.`product_line_id`, sum(`f`.`production`) as `production`, sum(`f`.`domestic_quantity`) as `domestic_quantity`, sum(`f`.`export_quantity`) as `export_quantity`
  from `monthly_return` as `own`
  inner join `monthly_return` as `r` on `r`.`establishment_id` = `own`.`establishment_id` and `r`.`period` >= concat(left(own.period, 4) - 1, '-01') and `r`.`period` <= concat(left(own.period, 4) - 1, substr(own.period, 5))
  inner join `working_figure` as `f` on `f`.`return_id` = `r`.`id`
  where `own`.`id` = ? and `r`.`version` > ?
  group by `f`.`product_line_id`;

-- upsertFigures
insert into working_figure (return_id, product_line_id, opening, production, toll, domestic_quantity, domestic_value, export_quantity, export_value, own_use, loss, other_in, other_out, closing, other_in_reason, other_out_reason, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on duplicate key update opening = values(opening), production = values(production), toll = values(toll), domestic_quantity = values(domestic_quantity), domestic_value = values(domestic_value), export_quantity = values(export_quantity), export_value = values(export_value), own_use = values(own_use), loss = values(loss), other_in = values(other_in), other_out = values(other_out), closing = values(closing), other_in_reason = values(other_in_reason), other_out_reason = values(other_out_reason), changed_by = values(changed_by), changed_at = values(changed_at);
