-- countExpectedByProduct
select `l`.`catalogue_item_id` as `item_id`, case when l.catalogue_item_id is null then l.id end as `line_id`, `l`.`unit_code`, count(distinct r.establishment_id) as `expected`
  from `monthly_return` as `r`
  inner join `product_line` as `l` on `l`.`establishment_id` = `r`.`establishment_id`
  where `r`.`period` = ? and 1 = 0 and `l`.`valid_from` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)
  group by `item_id`, `line_id`, `l`.`unit_code`;
select `l`.`catalogue_item_id` as `item_id`, case when l.catalogue_item_id is null then l.id end as `line_id`, `l`.`unit_code`, count(distinct r.establishment_id) as `expected`
  from `monthly_return` as `r`
  inner join `product_line` as `l` on `l`.`establishment_id` = `r`.`establishment_id`
  where `r`.`period` = ? and 1 = 1 and `l`.`valid_from` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)
  group by `item_id`, `line_id`, `l`.`unit_code`;
select `l`.`catalogue_item_id` as `item_id`, case when l.catalogue_item_id is null then l.id end as `line_id`, `l`.`unit_code`, count(distinct r.establishment_id) as `expected`
  from `monthly_return` as `r`
  inner join `product_line` as `l` on `l`.`establishment_id` = `r`.`establishment_id`
  where `r`.`period` = ? and `r`.`province_code` = ? and `l`.`valid_from` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)
  group by `item_id`, `line_id`, `l`.`unit_code`;
select `l`.`catalogue_item_id` as `item_id`, case when l.catalogue_item_id is null then l.id end as `line_id`, `l`.`unit_code`, count(distinct r.establishment_id) as `expected`
  from `monthly_return` as `r`
  inner join `product_line` as `l` on `l`.`establishment_id` = `r`.`establishment_id`
  where `r`.`period` = ? and left(r.isic_code, 2) in (?…) and `l`.`valid_from` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)
  group by `item_id`, `line_id`, `l`.`unit_code`;

-- countReturnsByProvince
select `r`.`province_code`, `r`.`state`, count(*) as `returns`, count(r.in_force_version) as `in_force`, count(case when r.version > 0 then 1 end) as `filed`
  from `monthly_return` as `r`
  where `r`.`period` = ? and 1 = 0
  group by `r`.`province_code`, `r`.`state`;
select `r`.`province_code`, `r`.`state`, count(*) as `returns`, count(r.in_force_version) as `in_force`, count(case when r.version > 0 then 1 end) as `filed`
  from `monthly_return` as `r`
  where `r`.`period` = ? and 1 = 1
  group by `r`.`province_code`, `r`.`state`;

-- listProductNames
select `code`, `name_fa`, `name_en`, `symbol`, `decimals`
  from `unit_of_measure`;
select `id`, `name_fa`, `name_en`, `isic_code`
  from `catalogue_item`
  where `id` in (?…);
select `id`, `name_fa`, `name_en`, `isic_code`
  from `product_line`
  where `id` in (?…);

-- listProductSeries
select `b`.`period`, sum(`b`.`production`) as `production`, count(distinct b.establishment_id) as `reporting`
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
  group by `b`.`period`
  order by `b`.`period`;
select `b`.`period`, sum(`b`.`production`) as `production`, count(distinct b.establishment_id) as `reporting`
  from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
    from `figure_in_force` as `f`
    inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
    inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
    where `f`.`period` in (?…) and 1 = 1 and l.catalogue_item_id = ? and l.unit_code = ?) as `b`
  group by `b`.`period`
  order by `b`.`period`;

-- listProductTotals
select `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`, count(t.here) as `reporting`, sum(`t`.`production`) as `production`, sum(`t`.`domestic_quantity`) as `domestic_quantity`, sum(`t`.`export_quantity`) as `export_quantity`, sum(`t`.`domestic_rial`) as `domestic_rial`, sum(`t`.`export_rial`) as `export_rial`, count(case when t.here = 1 and t.before = 1 then 1 end) as `matched_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made` end), 0) as `now_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made_before` end), 0) as `then_before`, count(case when t.here = 1 and t.year_ago = 1 then 1 end) as `matched_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made` end), 0) as `now_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made_year_ago` end), 0) as `then_year_ago`
  from (select `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`, max(case when b.period = ? then 1 end) as `here`, max(case when b.period = ? then 1 end) as `before`, max(case when b.period = ? then 1 end) as `year_ago`, sum(case when b.period = ? then `b`.`production` end) as `production`, sum(case when b.period = ? then `b`.`domestic_quantity` end) as `domestic_quantity`, sum(case when b.period = ? then `b`.`export_quantity` end) as `export_quantity`, sum(case when b.period = ? then `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `domestic_rial`, sum(case when b.period = ? then `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `export_rial`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_before`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_year_ago`
    from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
      from `figure_in_force` as `f`
      inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
      inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
      where `f`.`period` in (?…) and 1 = 0 and `r`.`state` not in (?…)
      union all
      select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `s`.`id` as `submission_id`, `r`.`days_worked`, `r`.`money_unit`, `r`.`money_scale`, `w`.`opening`, `w`.`production`, `w`.`toll`, `w`.`domestic_quantity`, `w`.`domestic_value`, `w`.`export_quantity`, `w`.`export_value`, `w`.`own_use`, `w`.`loss`, `w`.`other_in`, `w`.`other_out`, `w`.`closing`
      from `monthly_return` as `r`
      inner join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
      inner join `working_figure` as `w` on `w`.`return_id` = `r`.`id`
      inner join `product_line` as `l` on `l`.`id` = `w`.`product_line_id`
      where `r`.`period` in (?…) and `r`.`state` in (?…) and 1 = 0) as `b`
    group by `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`) as `t`
  group by `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`;
select `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`, count(t.here) as `reporting`, sum(`t`.`production`) as `production`, sum(`t`.`domestic_quantity`) as `domestic_quantity`, sum(`t`.`export_quantity`) as `export_quantity`, sum(`t`.`domestic_rial`) as `domestic_rial`, sum(`t`.`export_rial`) as `export_rial`, count(case when t.here = 1 and t.before = 1 then 1 end) as `matched_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made` end), 0) as `now_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made_before` end), 0) as `then_before`, count(case when t.here = 1 and t.year_ago = 1 then 1 end) as `matched_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made` end), 0) as `now_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made_year_ago` end), 0) as `then_year_ago`
  from (select `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`, max(case when b.period = ? then 1 end) as `here`, max(case when b.period = ? then 1 end) as `before`, max(case when b.period = ? then 1 end) as `year_ago`, sum(case when b.period = ? then `b`.`production` end) as `production`, sum(case when b.period = ? then `b`.`domestic_quantity` end) as `domestic_quantity`, sum(case when b.period = ? then `b`.`export_quantity` end) as `export_quantity`, sum(case when b.period = ? then `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `domestic_rial`, sum(case when b.period = ? then `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `export_rial`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_before`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_year_ago`
    from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
      from `figure_in_force` as `f`
      inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
      inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
      where `f`.`period` in (?…) and 1 = 1 and `r`.`state` not in (?…)
      union all
      select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `s`.`id` as `submission_id`, `r`.`days_worked`, `r`.`money_unit`, `r`.`money_scale`, `w`.`opening`, `w`.`production`, `w`.`toll`, `w`.`domestic_quantity`, `w`.`domestic_value`, `w`.`export_quantity`, `w`.`export_value`, `w`.`own_use`, `w`.`loss`, `w`.`other_in`, `w`.`other_out`, `w`.`closing`
      from `monthly_return` as `r`
      inner join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
      inner join `working_figure` as `w` on `w`.`return_id` = `r`.`id`
      inner join `product_line` as `l` on `l`.`id` = `w`.`product_line_id`
      where `r`.`period` in (?…) and `r`.`state` in (?…) and 1 = 1) as `b`
    group by `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`) as `t`
  group by `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`;
select `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`, count(t.here) as `reporting`, sum(`t`.`production`) as `production`, sum(`t`.`domestic_quantity`) as `domestic_quantity`, sum(`t`.`export_quantity`) as `export_quantity`, sum(`t`.`domestic_rial`) as `domestic_rial`, sum(`t`.`export_rial`) as `export_rial`, count(case when t.here = 1 and t.before = 1 then 1 end) as `matched_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made` end), 0) as `now_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made_before` end), 0) as `then_before`, count(case when t.here = 1 and t.year_ago = 1 then 1 end) as `matched_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made` end), 0) as `now_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made_year_ago` end), 0) as `then_year_ago`
  from (select `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`, max(case when b.period = ? then 1 end) as `here`, max(case when b.period = ? then 1 end) as `before`, max(case when b.period = ? then 1 end) as `year_ago`, sum(case when b.period = ? then `b`.`production` end) as `production`, sum(case when b.period = ? then `b`.`domestic_quantity` end) as `domestic_quantity`, sum(case when b.period = ? then `b`.`export_quantity` end) as `export_quantity`, sum(case when b.period = ? then `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `domestic_rial`, sum(case when b.period = ? then `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `export_rial`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_before`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_year_ago`
    from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
      from `figure_in_force` as `f`
      inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
      inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
      where `f`.`period` in (?…) and 1 = 1) as `b`
    group by `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`) as `t`
  group by `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`;
select `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`, count(t.here) as `reporting`, sum(`t`.`production`) as `production`, sum(`t`.`domestic_quantity`) as `domestic_quantity`, sum(`t`.`export_quantity`) as `export_quantity`, sum(`t`.`domestic_rial`) as `domestic_rial`, sum(`t`.`export_rial`) as `export_rial`, count(case when t.here = 1 and t.before = 1 then 1 end) as `matched_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made` end), 0) as `now_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made_before` end), 0) as `then_before`, count(case when t.here = 1 and t.year_ago = 1 then 1 end) as `matched_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made` end), 0) as `now_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made_year_ago` end), 0) as `then_year_ago`
  from (select `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`, max(case when b.period = ? then 1 end) as `here`, max(case when b.period = ? then 1 end) as `before`, max(case when b.period = ? then 1 end) as `year_ago`, sum(case when b.period = ? then `b`.`production` end) as `production`, sum(case when b.period = ? then `b`.`domestic_quantity` end) as `domestic_quantity`, sum(case when b.period = ? then `b`.`export_quantity` end) as `export_quantity`, sum(case when b.period = ? then `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `domestic_rial`, sum(case when b.period = ? then `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `export_rial`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_before`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_year_ago`
    from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
      from `figure_in_force` as `f`
      inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
      inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
      where `f`.`period` in (?…) and `r`.`province_code` = ? and `r`.`state` not in (?…)
      union all
      select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `s`.`id` as `submission_id`, `r`.`days_worked`, `r`.`money_unit`, `r`.`money_scale`, `w`.`opening`, `w`.`production`, `w`.`toll`, `w`.`domestic_quantity`, `w`.`domestic_value`, `w`.`export_quantity`, `w`.`export_value`, `w`.`own_use`, `w`.`loss`, `w`.`other_in`, `w`.`other_out`, `w`.`closing`
      from `monthly_return` as `r`
      inner join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
      inner join `working_figure` as `w` on `w`.`return_id` = `r`.`id`
      inner join `product_line` as `l` on `l`.`id` = `w`.`product_line_id`
      where `r`.`period` in (?…) and `r`.`state` in (?…) and `r`.`province_code` = ?) as `b`
    group by `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`) as `t`
  group by `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`;
select `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`, count(t.here) as `reporting`, sum(`t`.`production`) as `production`, sum(`t`.`domestic_quantity`) as `domestic_quantity`, sum(`t`.`export_quantity`) as `export_quantity`, sum(`t`.`domestic_rial`) as `domestic_rial`, sum(`t`.`export_rial`) as `export_rial`, count(case when t.here = 1 and t.before = 1 then 1 end) as `matched_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made` end), 0) as `now_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made_before` end), 0) as `then_before`, count(case when t.here = 1 and t.year_ago = 1 then 1 end) as `matched_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made` end), 0) as `now_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made_year_ago` end), 0) as `then_year_ago`
  from (select `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`, max(case when b.period = ? then 1 end) as `here`, max(case when b.period = ? then 1 end) as `before`, max(case when b.period = ? then 1 end) as `year_ago`, sum(case when b.period = ? then `b`.`production` end) as `production`, sum(case when b.period = ? then `b`.`domestic_quantity` end) as `domestic_quantity`, sum(case when b.period = ? then `b`.`export_quantity` end) as `export_quantity`, sum(case when b.period = ? then `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `domestic_rial`, sum(case when b.period = ? then `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `export_rial`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_before`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_year_ago`
    from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
      from `figure_in_force` as `f`
      inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
      inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
      where `f`.`period` in (?…) and `r`.`province_code` = ?) as `b`
    group by `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`) as `t`
  group by `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`;
select `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`, count(t.here) as `reporting`, sum(`t`.`production`) as `production`, sum(`t`.`domestic_quantity`) as `domestic_quantity`, sum(`t`.`export_quantity`) as `export_quantity`, sum(`t`.`domestic_rial`) as `domestic_rial`, sum(`t`.`export_rial`) as `export_rial`, count(case when t.here = 1 and t.before = 1 then 1 end) as `matched_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made` end), 0) as `now_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made_before` end), 0) as `then_before`, count(case when t.here = 1 and t.year_ago = 1 then 1 end) as `matched_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made` end), 0) as `now_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made_year_ago` end), 0) as `then_year_ago`
  from (select `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`, max(case when b.period = ? then 1 end) as `here`, max(case when b.period = ? then 1 end) as `before`, max(case when b.period = ? then 1 end) as `year_ago`, sum(case when b.period = ? then `b`.`production` end) as `production`, sum(case when b.period = ? then `b`.`domestic_quantity` end) as `domestic_quantity`, sum(case when b.period = ? then `b`.`export_quantity` end) as `export_quantity`, sum(case when b.period = ? then `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `domestic_rial`, sum(case when b.period = ? then `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `export_rial`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_before`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_year_ago`
    from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
      from `figure_in_force` as `f`
      inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
      inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
      where `f`.`period` in (?…) and left(r.isic_code, 2) in (?…) and `r`.`state` not in (?…)
      union all
      select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `s`.`id` as `submission_id`, `r`.`days_worked`, `r`.`money_unit`, `r`.`money_scale`, `w`.`opening`, `w`.`production`, `w`.`toll`, `w`.`domestic_quantity`, `w`.`domestic_value`, `w`.`export_quantity`, `w`.`export_value`, `w`.`own_use`, `w`.`loss`, `w`.`other_in`, `w`.`other_out`, `w`.`closing`
      from `monthly_return` as `r`
      inner join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
      inner join `working_figure` as `w` on `w`.`return_id` = `r`.`id`
      inner join `product_line` as `l` on `l`.`id` = `w`.`product_line_id`
      where `r`.`period` in (?…) and `r`.`state` in (?…) and left(r.isic_code, 2) in (?…)) as `b`
    group by `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`) as `t`
  group by `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`;
select `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`, count(t.here) as `reporting`, sum(`t`.`production`) as `production`, sum(`t`.`domestic_quantity`) as `domestic_quantity`, sum(`t`.`export_quantity`) as `export_quantity`, sum(`t`.`domestic_rial`) as `domestic_rial`, sum(`t`.`export_rial`) as `export_rial`, count(case when t.here = 1 and t.before = 1 then 1 end) as `matched_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made` end), 0) as `now_before`, coalesce(sum(case when t.here = 1 and `t`.`before` = 1 then `t`.`made_before` end), 0) as `then_before`, count(case when t.here = 1 and t.year_ago = 1 then 1 end) as `matched_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made` end), 0) as `now_year_ago`, coalesce(sum(case when t.here = 1 and `t`.`year_ago` = 1 then `t`.`made_year_ago` end), 0) as `then_year_ago`
  from (select `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`, max(case when b.period = ? then 1 end) as `here`, max(case when b.period = ? then 1 end) as `before`, max(case when b.period = ? then 1 end) as `year_ago`, sum(case when b.period = ? then `b`.`production` end) as `production`, sum(case when b.period = ? then `b`.`domestic_quantity` end) as `domestic_quantity`, sum(case when b.period = ? then `b`.`export_quantity` end) as `export_quantity`, sum(case when b.period = ? then `b`.`domestic_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `domestic_rial`, sum(case when b.period = ? then `b`.`export_value` * `b`.`money_scale` * case `b`.`money_unit` when 'IRR_NEW' then 10000 else 1 end end) as `export_rial`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_before`, sum(case when b.period = ? then coalesce(b.production, 0) else 0 end) as `made_year_ago`
    from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
      from `figure_in_force` as `f`
      inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
      inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
      where `f`.`period` in (?…) and left(r.isic_code, 2) in (?…)) as `b`
    group by `b`.`item_id`, `b`.`line_id`, `b`.`unit_code`, `b`.`establishment_id`) as `t`
  group by `t`.`item_id`, `t`.`line_id`, `t`.`unit_code`;

-- listProvinces
select `code`, `name_fa`, `name_en`
  from `province`
  order by `code`;

-- onOneSnapshot
begin;
commit;
set transaction isolation level repeatable read;
update `monthly_return`
  set `province_code` = ?
  where `period` = ?;
