-- findMeanOutput
select sum(f.production * c.usual_price) / count(distinct f.period) as `value`
  from `figure_in_force` as `f`
  inner join `catalogue_item` as `c` on `c`.`id` = `f`.`catalogue_item_id`
  where `f`.`period` >= ? and `f`.`period` < ?;

-- findMonthlyCapacity
select sum(l.yearly_capacity * c.usual_price) / 12 as `value`
  from `product_line` as `l`
  inner join `catalogue_item` as `c` on `c`.`id` = `l`.`catalogue_item_id`;

-- insertStandardisingTotals
insert into `standardising_total` (`period`, `catalogue_item_id`, `total`) select ? as `period`, `c`.`id`, greatest(cast(? as decimal(40,6)) / c.usual_price, 0.000001) as `total`
  from `catalogue_item` as `c`
  where `c`.`usual_price` > ?
  on duplicate key update `total` = standardising_total.total;

-- listStandardisedPeriods
select distinct `period`
  from `standardising_total`
  where `period` in (?…);
