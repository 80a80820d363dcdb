-- changeWeights
insert into `establishment_weight` (`establishment_id`, `monthly_value`, `basis`, `months`, `weighed_at`) select `f`.`establishment_id`, cast(coalesce(sum(f.production * coalesce(nullif(`f`.`domestic_value` * `f`.`money_scale` * case `f`.`money_unit` when 'IRR_NEW' then 10000 else 1 end / nullif(f.domestic_quantity, 0), 0), c.usual_price, 0)), 0) / count(distinct f.period) as decimal(38, 2)) as `value`, ? as `basis`, count(distinct f.period) as `months`, ? as `weighed_at`
  from `figure_in_force` as `f`
  left join `catalogue_item` as `c` on `c`.`id` = `f`.`catalogue_item_id`
  where `f`.`period` >= ? and `f`.`period` <= ?
  group by `f`.`establishment_id`
  on duplicate key update `monthly_value` = values(monthly_value), `basis` = values(basis), `months` = values(months), `weighed_at` = values(weighed_at);
insert into `establishment_weight` (`establishment_id`, `monthly_value`, `basis`, `months`, `weighed_at`) select `l`.`establishment_id`, cast(coalesce(sum(l.yearly_capacity * c.usual_price), 0) / 12 as decimal(38, 2)) as `value`, ? as `basis`, 0 as `months`, ? as `weighed_at`
  from `product_line` as `l`
  inner join `catalogue_item` as `c` on `c`.`id` = `l`.`catalogue_item_id`
  where `l`.`valid_from` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?) and not exists (select `w`.`establishment_id`
    from `establishment_weight` as `w`
    where `w`.`establishment_id` = `l`.`establishment_id` and `w`.`weighed_at` = ?)
  group by `l`.`establishment_id`
  on duplicate key update `monthly_value` = values(monthly_value), `basis` = values(basis), `months` = values(months), `weighed_at` = values(weighed_at);

-- countWeights
select `r`.`province_code`, `r`.`state`, sum(w.monthly_value) as `weight`, coalesce(sum(case when r.in_force_version is not null then w.monthly_value end), 0) as `in_force`
  from `monthly_return` as `r`
  inner join `establishment_weight` as `w` on `w`.`establishment_id` = `r`.`establishment_id`
  where `r`.`period` = ? and 1 = 0
  group by `r`.`province_code`, `r`.`state`;
select `r`.`province_code`, `r`.`state`, sum(w.monthly_value) as `weight`, coalesce(sum(case when r.in_force_version is not null then w.monthly_value end), 0) as `in_force`
  from `monthly_return` as `r`
  inner join `establishment_weight` as `w` on `w`.`establishment_id` = `r`.`establishment_id`
  where `r`.`period` = ? and 1 = 1
  group by `r`.`province_code`, `r`.`state`;
