-- insertThresholdChange
insert into `check_threshold` (`product_group`, `name`, `before_value`, `reason`, `set_by`, `set_at`, `version`, `value`) values (?, ?, ?, ?, ?, ?, ?, ?);

-- listGroupPrices
select `g`.`period`, `g`.`catalogue_item_id`, `g`.`unit_code`, `g`.`domestic`, `g`.`export`
  from `group_price` as `g`
  where `g`.`period` = (select max(`period`) as `newest`
    from `group_price`) and (`g`.`domestic` is not null or `g`.`export` is not null);

-- listProductGroups
select `code`, `name_fa`, `name_en`
  from `isic`
  where `level` = ?
  order by `code`;
select `id`, `name_fa`, `name_en`, `isic_code`
  from `catalogue_item`
  order by `id`;

-- listThresholdChanges
select `t`.`version`, `t`.`product_group`, `t`.`name`, `t`.`value`, `t`.`before_value`, `t`.`reason`, `t`.`set_at`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `check_threshold` as `t`
  inner join `app_user` as `u` on `u`.`id` = `t`.`set_by`
  order by `t`.`version`;

-- listThresholds
select `t`.`version`, `t`.`product_group`, `t`.`name`, `t`.`value`
  from `check_threshold` as `t`
  where not exists (select `n`.`version`
    from `check_threshold` as `n`
    where `n`.`product_group` = `t`.`product_group` and `n`.`name` = `t`.`name` and `n`.`version` > `t`.`version`)
  order by `t`.`version`;
