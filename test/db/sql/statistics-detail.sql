-- countDetailedReturns
select count(*) as `rows`, count(distinct b.establishment_id) as `establishments`
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
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  where (concat_ws(' ', i.name_fa, i.name_en, l.name_fa, l.name_en) like ? or coalesce(i.isic_code, l.isic_code) like ?);
select count(*) as `rows`, count(distinct b.establishment_id) as `establishments`
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
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`;
select count(*) as `rows`, count(distinct b.establishment_id) as `establishments`
  from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
    from `figure_in_force` as `f`
    inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
    inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
    where `f`.`period` in (?…) and 1 = 1) as `b`
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`;

-- streamDetailedReturns
select `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `o`.`number` as `licence_number`, `l`.`isic_code`, `l`.`name_fa` as `product_fa`, `l`.`name_en` as `product_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `u`.`decimals` as `unit_decimals`, `r`.`state`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `r`.`first_submitted_at`, `r`.`due_on`, `t`.`called_at`, `b`.`days_worked`, `b`.`money_unit`, `b`.`money_scale`, `b`.`opening`, `b`.`production`, `b`.`toll`, `b`.`domestic_quantity`, `b`.`domestic_value`, `b`.`export_quantity`, `b`.`export_value`, `b`.`own_use`, `b`.`loss`, `b`.`other_in`, `b`.`other_out`, `b`.`closing`
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
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  inner join `monthly_return` as `r` on `r`.`id` = `b`.`return_id`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  inner join `province` as `v` on `v`.`code` = `b`.`province_code`
  inner join `operating_licence` as `o` on `o`.`id` = `l`.`licence_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `telephone_filing` as `t` on `t`.`return_id` = `s`.`return_id` and `t`.`version` = `s`.`version`
  order by `b`.`province_code`, `c`.`id`, `e`.`id`, `l`.`position`, `l`.`id`;
select `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `o`.`number` as `licence_number`, `l`.`isic_code`, `l`.`name_fa` as `product_fa`, `l`.`name_en` as `product_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `u`.`decimals` as `unit_decimals`, `r`.`state`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `r`.`first_submitted_at`, `r`.`due_on`, `t`.`called_at`, `b`.`days_worked`, `b`.`money_unit`, `b`.`money_scale`, `b`.`opening`, `b`.`production`, `b`.`toll`, `b`.`domestic_quantity`, `b`.`domestic_value`, `b`.`export_quantity`, `b`.`export_value`, `b`.`own_use`, `b`.`loss`, `b`.`other_in`, `b`.`other_out`, `b`.`closing`
  from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
    from `figure_in_force` as `f`
    inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
    inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
    where `f`.`period` in (?…) and 1 = 0) as `b`
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  inner join `monthly_return` as `r` on `r`.`id` = `b`.`return_id`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  inner join `province` as `v` on `v`.`code` = `b`.`province_code`
  inner join `operating_licence` as `o` on `o`.`id` = `l`.`licence_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `telephone_filing` as `t` on `t`.`return_id` = `s`.`return_id` and `t`.`version` = `s`.`version`
  order by `b`.`province_code`, `c`.`id`, `e`.`id`, `l`.`position`, `l`.`id`;
select `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `o`.`number` as `licence_number`, `l`.`isic_code`, `l`.`name_fa` as `product_fa`, `l`.`name_en` as `product_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `u`.`decimals` as `unit_decimals`, `r`.`state`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `r`.`first_submitted_at`, `r`.`due_on`, `t`.`called_at`, `b`.`days_worked`, `b`.`money_unit`, `b`.`money_scale`, `b`.`opening`, `b`.`production`, `b`.`toll`, `b`.`domestic_quantity`, `b`.`domestic_value`, `b`.`export_quantity`, `b`.`export_value`, `b`.`own_use`, `b`.`loss`, `b`.`other_in`, `b`.`other_out`, `b`.`closing`
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
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  inner join `monthly_return` as `r` on `r`.`id` = `b`.`return_id`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  inner join `province` as `v` on `v`.`code` = `b`.`province_code`
  inner join `operating_licence` as `o` on `o`.`id` = `l`.`licence_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `telephone_filing` as `t` on `t`.`return_id` = `s`.`return_id` and `t`.`version` = `s`.`version`
  order by `b`.`province_code`, `c`.`id`, `e`.`id`, `l`.`position`, `l`.`id`;
select `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `o`.`number` as `licence_number`, `l`.`isic_code`, `l`.`name_fa` as `product_fa`, `l`.`name_en` as `product_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `u`.`decimals` as `unit_decimals`, `r`.`state`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `r`.`first_submitted_at`, `r`.`due_on`, `t`.`called_at`, `b`.`days_worked`, `b`.`money_unit`, `b`.`money_scale`, `b`.`opening`, `b`.`production`, `b`.`toll`, `b`.`domestic_quantity`, `b`.`domestic_value`, `b`.`export_quantity`, `b`.`export_value`, `b`.`own_use`, `b`.`loss`, `b`.`other_in`, `b`.`other_out`, `b`.`closing`
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
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  inner join `monthly_return` as `r` on `r`.`id` = `b`.`return_id`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  inner join `province` as `v` on `v`.`code` = `b`.`province_code`
  inner join `operating_licence` as `o` on `o`.`id` = `l`.`licence_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `telephone_filing` as `t` on `t`.`return_id` = `s`.`return_id` and `t`.`version` = `s`.`version`
  where (concat_ws(' ', i.name_fa, i.name_en, l.name_fa, l.name_en) like ? or coalesce(i.isic_code, l.isic_code) like ?)
  order by `b`.`province_code`, `c`.`id`, `e`.`id`, `l`.`position`, `l`.`id`;
select `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `o`.`number` as `licence_number`, `l`.`isic_code`, `l`.`name_fa` as `product_fa`, `l`.`name_en` as `product_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `u`.`decimals` as `unit_decimals`, `r`.`state`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `r`.`first_submitted_at`, `r`.`due_on`, `t`.`called_at`, `b`.`days_worked`, `b`.`money_unit`, `b`.`money_scale`, `b`.`opening`, `b`.`production`, `b`.`toll`, `b`.`domestic_quantity`, `b`.`domestic_value`, `b`.`export_quantity`, `b`.`export_value`, `b`.`own_use`, `b`.`loss`, `b`.`other_in`, `b`.`other_out`, `b`.`closing`
  from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
    from `figure_in_force` as `f`
    inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
    inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
    where `f`.`period` in (?…) and 1 = 1) as `b`
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  inner join `monthly_return` as `r` on `r`.`id` = `b`.`return_id`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  inner join `province` as `v` on `v`.`code` = `b`.`province_code`
  inner join `operating_licence` as `o` on `o`.`id` = `l`.`licence_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `telephone_filing` as `t` on `t`.`return_id` = `s`.`return_id` and `t`.`version` = `s`.`version`
  order by `b`.`province_code`, `c`.`id`, `e`.`id`, `l`.`position`, `l`.`id`;
select `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `o`.`number` as `licence_number`, `l`.`isic_code`, `l`.`name_fa` as `product_fa`, `l`.`name_en` as `product_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `u`.`decimals` as `unit_decimals`, `r`.`state`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `r`.`first_submitted_at`, `r`.`due_on`, `t`.`called_at`, `b`.`days_worked`, `b`.`money_unit`, `b`.`money_scale`, `b`.`opening`, `b`.`production`, `b`.`toll`, `b`.`domestic_quantity`, `b`.`domestic_value`, `b`.`export_quantity`, `b`.`export_value`, `b`.`own_use`, `b`.`loss`, `b`.`other_in`, `b`.`other_out`, `b`.`closing`
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
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  inner join `monthly_return` as `r` on `r`.`id` = `b`.`return_id`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  inner join `province` as `v` on `v`.`code` = `b`.`province_code`
  inner join `operating_licence` as `o` on `o`.`id` = `l`.`licence_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `telephone_filing` as `t` on `t`.`return_id` = `s`.`return_id` and `t`.`version` = `s`.`version`
  order by `b`.`province_code`, `c`.`id`, `e`.`id`, `l`.`position`, `l`.`id`;
select `v`.`name_fa` as `province_fa`, `v`.`name_en` as `province_en`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`legal_id`, `o`.`number` as `licence_number`, `l`.`isic_code`, `l`.`name_fa` as `product_fa`, `l`.`name_en` as `product_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`, `u`.`decimals` as `unit_decimals`, `r`.`state`, `s`.`version`, `s`.`tracking_code`, `s`.`submitted_at`, `r`.`first_submitted_at`, `r`.`due_on`, `t`.`called_at`, `b`.`days_worked`, `b`.`money_unit`, `b`.`money_scale`, `b`.`opening`, `b`.`production`, `b`.`toll`, `b`.`domestic_quantity`, `b`.`domestic_value`, `b`.`export_quantity`, `b`.`export_value`, `b`.`own_use`, `b`.`loss`, `b`.`other_in`, `b`.`other_out`, `b`.`closing`
  from (select `r`.`id` as `return_id`, `r`.`period`, `r`.`establishment_id`, `r`.`province_code`, `l`.`id` as `product_line_id`, `l`.`catalogue_item_id` as `item_id`, `l`.`unit_code`, case when l.catalogue_item_id is null then l.id end as `line_id`, `f`.`submission_id`, `f`.`days_worked`, `f`.`money_unit`, `f`.`money_scale`, `f`.`opening`, `f`.`production`, `f`.`toll`, `f`.`domestic_quantity`, `f`.`domestic_value`, `f`.`export_quantity`, `f`.`export_value`, `f`.`own_use`, `f`.`loss`, `f`.`other_in`, `f`.`other_out`, `f`.`closing`
    from `figure_in_force` as `f`
    inner join `monthly_return` as `r` on `r`.`establishment_id` = `f`.`establishment_id` and `r`.`period` = `f`.`period`
    inner join `product_line` as `l` on `l`.`id` = `f`.`product_line_id`
    where `f`.`period` in (?…) and `r`.`province_code` = ?) as `b`
  inner join `product_line` as `l` on `l`.`id` = `b`.`product_line_id`
  left join `catalogue_item` as `i` on `i`.`id` = `l`.`catalogue_item_id`
  inner join `monthly_return` as `r` on `r`.`id` = `b`.`return_id`
  inner join `submission` as `s` on `s`.`id` = `b`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `b`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  inner join `province` as `v` on `v`.`code` = `b`.`province_code`
  inner join `operating_licence` as `o` on `o`.`id` = `l`.`licence_id`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  left join `telephone_filing` as `t` on `t`.`return_id` = `s`.`return_id` and `t`.`version` = `s`.`version`
  order by `b`.`province_code`, `c`.`id`, `e`.`id`, `l`.`position`, `l`.`id`;
