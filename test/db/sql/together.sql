-- changeReturns
update `monthly_return`
  set `state` = ?, `accepted_by` = ?, `state_since` = ?, `revision` = `revision` + ?
  where `id` in (?…);

-- changeTogetherItems
update `decision_together_item`
  set `outcome` = ?
  where `together_id` = ? and `return_id` in (?…);
update `decision_together_item`
  set `undone` = ?
  where `together_id` = ? and `return_id` in (?…);

-- changeUndoAsked
update `decision_together`
  set `undo_asked_at` = ?
  where `id` = ?;

-- findTogether
select *
  from `decision_together`
  where `id` = ? and `user_id` = ?;

-- insertTogether
insert into `decision_together_item` (`return_id`, `revision`, `together_id`) values (?, ?, ?);
insert into `decision_together` (`user_id`, `desk`, `event`, `asked_at`) values (?, ?, ?, ?);
insert into `decision_together` (`user_id`, `desk`, `event`, `asked_at`, `unknown`) values (?, ?, ?, ?, ?);

-- listFiguresOf
select `f`.`return_id`, `f`.`product_line_id`, `l`.`name_fa`, `l`.`name_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `f`.`production`, `f`.`domestic_quantity`, `f`.`export_quantity`, `f`.`closing`
  from `working_figure` as `f`
  inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  where `f`.`return_id` in (?…)
  order by `f`.`return_id`, `l`.`position`, `l`.`id`;

-- listItemsOf
select `id`, `catalogue_item_id`
  from `product_line`
  where `establishment_id` in (?…);

-- listKnownIds
select `r`.`id`
  from `monthly_return` as `r`
  where `r`.`id` in (?…) and `r`.`version` > ? and `r`.`province_code` = ?;

-- listMattersOf
select `return_id`, `kind`, `state`, `subject`
  from `return_request`
  where `return_id` in (?…) and `state` in (?…);

-- listNotUndone
select `return_id`, `revision` + ? as `revision`
  from `decision_together_item`
  where `together_id` = ? and `outcome` = ? and `undone` is null
  order by `return_id`
  limit ?;

-- listProductTotals
select `l`.`catalogue_item_id`, `l`.`unit_code`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, coalesce(i.name_fa, l.name_fa) as `name_fa`, coalesce(i.name_en, l.name_en) as `name_en`, count(distinct f.return_id) as `returns`, sum(f.production) as `production`, sum(f.domestic_quantity) as `domestic_quantity`, sum(f.export_quantity) as `export_quantity`
  from `working_figure` as `f`
  inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  where `f`.`return_id` in (?…)
  group by `l`.`catalogue_item_id`, `l`.`unit_code`, `u`.`name_fa`, `u`.`name_en`, coalesce(i.name_fa, l.name_fa), coalesce(i.name_en, l.name_en)
  order by `returns` desc, `name_fa`;

-- listReturnsOfMonth
select `r`.`id`, `o`.`id` as `other`
  from `monthly_return` as `r`
  inner join `monthly_return` as `o` on `o`.`establishment_id` = `r`.`establishment_id`
  where `r`.`id` in (?…) and `o`.`period` = ? and `o`.`state` in (?…);

-- listSurroundings
select `r`.`id`, `p`.`state` as `period_state`, `e`.`signatory_required`
  from `monthly_return` as `r`
  inner join `period` as `p` on `p`.`code` = `r`.`period`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `r`.`id` in (?…);

-- listTogetherItems
select `return_id`, `outcome`, `undone`
  from `decision_together_item`
  where `together_id` = ?
  order by `return_id`;

-- listTogetherRows
select `r`.`id`, `r`.`period`, `r`.`revision`, `r`.`state`, `r`.`version`, `r`.`province_code`, `r`.`isic_code`, `r`.`impact`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  where `r`.`id` in (?…) and `r`.`province_code` = ?
  order by `r`.`impact` desc, `r`.`id`;

-- listTypists
select distinct `return_id`, changed_by as `user_id`
  from `working_figure`
  where `return_id` in (?…) and `changed_by` is not null;

-- listUndecided
select `return_id`, `revision`
  from `decision_together_item`
  where `together_id` = ? and `outcome` is null
  order by `return_id`
  limit ?;

-- lockReturns
select *
  from `monthly_return`
  where `id` in (?…)
  order by `id`
  for update;

-- lockTogether
select `undo_asked_at`
  from `decision_together`
  where `id` = ?
  for update;
