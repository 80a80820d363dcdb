-- listOthersOfProducts
select `own`.`id` as `product_line_id`, `e`.`legal_id`, sum(coalesce(w.production, f.production)) as `production`, sum(coalesce(bw.production, bf.production)) as `production_before`, sum(coalesce(w.domestic_quantity, f.domestic_quantity)) as `domestic_quantity`, sum(coalesce(w.domestic_value * r.money_scale * case r.money_unit when 'IRR_NEW' then 10000 else 1 end, `f`.`domestic_value` * `f`.`money_scale` * case `f`.`money_unit` when 'IRR_NEW' then 10000 else 1 end)) as `domestic_rial`
  from `product_line` as `own`
  inner join `product_line` as `l` on `l`.`catalogue_item_id` = `own`.`catalogue_item_id` and `l`.`unit_code` = `own`.`unit_code`
  inner join `establishment` as `e` on `e`.`id` = `l`.`establishment_id`
  left join `monthly_return` as `r` on `r`.`establishment_id` = `l`.`establishment_id` and `r`.`period` = ?
  left join `working_figure` as `w` on `w`.`return_id` = `r`.`id` and `w`.`product_line_id` = `l`.`id` and `r`.`state` in (?…)
  left join `figure_in_force` as `f` on `f`.`period` = ? and `f`.`establishment_id` = `r`.`establishment_id` and `f`.`product_line_id` = `l`.`id` and `r`.`state` not in (?…)
  left join `monthly_return` as `br` on `br`.`establishment_id` = `l`.`establishment_id` and `br`.`period` = ?
  left join `working_figure` as `bw` on `bw`.`return_id` = `br`.`id` and `bw`.`product_line_id` = `l`.`id` and `br`.`state` in (?…)
  left join `figure_in_force` as `bf` on `bf`.`period` = ? and `bf`.`establishment_id` = `br`.`establishment_id` and `bf`.`product_line_id` = `l`.`id` and `br`.`state` not in (?…)
  where `own`.`id` in (?…) and `l`.`establishment_id` != ? and coalesce(w.return_id, f.submission_id, bw.return_id, bf.submission_id) is not null
  group by `own`.`id`, `l`.`establishment_id`, `e`.`legal_id`;

-- listProductionOverTime
select `r`.`period`, `r`.`state`, coalesce(`w`.`product_line_id`, `f`.`product_line_id`) as `product_line_id`, coalesce(`w`.`production`, `f`.`production`) as `production`
  from `monthly_return` as `own`
  inner join `monthly_return` as `r` on `r`.`establishment_id` = `own`.`establishment_id` and `r`.`period` <= `own`.`period` and `r`.`period` >= ?
  left join `working_figure` as `w` on `w`.`return_id` = `r`.`id` and `r`.`state` in (?…)
  left join `figure_in_force` as `f` on `f`.`period` = `r`.`period` and `f`.`establishment_id` = `r`.`establishment_id` and `r`.`state` not in (?…)
  where `own`.`id` = ?
  order by `r`.`period`;
