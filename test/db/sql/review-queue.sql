-- countArrived
select count(*) as `count`
  from monthly_return as r force index (by_state_since)
  where `r`.`province_code` = ? and `r`.`state` in (?…) and `r`.`state_since` > ?;

-- countBefore
select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
  union all
  select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?));
select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
  union all
  select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?));
select count(*) as `count`
  from monthly_return as r force index (`queue_of_country`)
  where 1 = 1 and `r`.`state` = ? and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_country`)
  where 1 = 1 and `r`.`state` = ? and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?));
select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?));
select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?));
select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?));

-- countByPeriod
select `p`.`code` as `period`, (select count(*) as `count`
    from monthly_return as r force index (`period`)
    where `r`.`period` = `p`.`code` and `r`.`state` = ? and `r`.`province_code` = ?) as `count`
  from `period` as `p`
  union all
  select `p`.`code` as `period`, (select count(*) as `count`
    from monthly_return as r force index (`period`)
    where `r`.`period` = `p`.`code` and `r`.`state` = ? and `r`.`province_code` = ?) as `count`
  from `period` as `p`;
select `p`.`code` as `period`, (select count(*) as `count`
    from monthly_return as r force index (`period`)
    where `r`.`period` = `p`.`code` and `r`.`state` = ? and `r`.`province_code` = ?) as `count`
  from `period` as `p`
  where `p`.`code` <> ?
  union all
  select `p`.`code` as `period`, (select count(*) as `count`
    from monthly_return as r force index (`period`)
    where `r`.`period` = `p`.`code` and `r`.`state` = ? and `r`.`province_code` = ?) as `count`
  from `period` as `p`
  where `p`.`code` <> ?;
select `p`.`code` as `period`, (select count(*) as `count`
    from monthly_return as r force index (`period`)
    where `r`.`period` = `p`.`code` and `r`.`state` = ? and `r`.`province_code` = ?) as `count`
  from `period` as `p`;

-- countQueue
select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
  union all
  select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0;
select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
  union all
  select count(*) as `count`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…);
select count(*) as `count`
  from monthly_return as r force index (`queue_of_country`)
  where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `e`.`id`
    from `establishment` as `e`
    where instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0)
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_country`)
  where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `e`.`id`
    from `establishment` as `e`
    where instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0);
select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ?
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ?;
select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`establishment_id` in (select `e`.`id`
    from `establishment` as `e`
    where instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0)
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`establishment_id` in (select `e`.`id`
    from `establishment` as `e`
    where instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0);
select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0;
select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
  union all
  select count(*) as `count`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…);

-- countStates
select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?
  union all
  select ? as `state`, count(*) as `count`
  from monthly_return as r force index (`period`)
  where `r`.`state` = ? and `r`.`period` = ? and `r`.`province_code` = ?;

-- listAllPlaces
select `r`.`impact`, `r`.`id`
  from monthly_return as r force index (`establishment_id`)
  where 1 = 1 and `r`.`period` = ? and `r`.`establishment_id` in (?…) and `r`.`state` in (?…)
  order by `r`.`impact` desc, `r`.`id`;
select `r`.`impact`, `r`.`id`
  from monthly_return as r force index (`queue_of_province`)
  where `r`.`province_code` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and `r`.`state` in (?…)
  order by `r`.`impact` desc, `r`.`id`;

-- listClean
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`attention` = ? and `r`.`impact` < ? and not exists (select `n`.`id`
        from `inquiry` as `n`
        where `n`.`return_id` = `r`.`id` and `n`.`answered_at` is null) and not exists (select `m`.`id`
        from `return_request` as `m`
        where `m`.`return_id` = `r`.`id` and `m`.`state` in (?…))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`attention` = ? and `r`.`impact` < ? and not exists (select `n`.`id`
        from `inquiry` as `n`
        where `n`.`return_id` = `r`.`id` and `n`.`answered_at` is null) and not exists (select `m`.`id`
        from `return_request` as `m`
        where `m`.`return_id` = `r`.`id` and `m`.`state` in (?…))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`attention` = ? and `r`.`impact` < ? and not exists (select `n`.`id`
        from `inquiry` as `n`
        where `n`.`return_id` = `r`.`id` and `n`.`answered_at` is null) and not exists (select `m`.`id`
        from `return_request` as `m`
        where `m`.`return_id` = `r`.`id` and `m`.`state` in (?…))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`attention` = ? and `r`.`impact` < ? and not exists (select `n`.`id`
        from `inquiry` as `n`
        where `n`.`return_id` = `r`.`id` and `n`.`answered_at` is null) and not exists (select `m`.`id`
        from `return_request` as `m`
        where `m`.`return_id` = `r`.`id` and `m`.`state` in (?…))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`attention` = ? and `r`.`impact` < ? and not exists (select `n`.`id`
        from `inquiry` as `n`
        where `n`.`return_id` = `r`.`id` and `n`.`answered_at` is null) and not exists (select `m`.`id`
        from `return_request` as `m`
        where `m`.`return_id` = `r`.`id` and `m`.`state` in (?…)) and `r`.`accepted_by` <> ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`attention` = ? and `r`.`impact` < ? and not exists (select `n`.`id`
        from `inquiry` as `n`
        where `n`.`return_id` = `r`.`id` and `n`.`answered_at` is null) and not exists (select `m`.`id`
        from `return_request` as `m`
        where `m`.`return_id` = `r`.`id` and `m`.`state` in (?…)) and `r`.`accepted_by` <> ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;

-- listCounties
select `id`, `name_fa`, `name_en`
  from `county`
  where `province_code` = ?
  order by `id`;

-- listDivisions
select `code`, `name_fa`, `name_en`
  from `isic`
  where `level` = ?
  order by `code`;

-- listItems
select `id`, `name_fa`, `name_en`, `isic_code`
  from `catalogue_item`
  order by `isic_code`, `id`;

-- listLineNames
select `l`.`id`, `l`.`name_fa`, `l`.`name_en`, `u`.`name_fa` as `unit_fa`, `u`.`name_en` as `unit_en`
  from `product_line` as `l`
  inner join `unit_of_measure` as `u` on `u`.`code` = `l`.`unit_code`
  where `l`.`id` in (?…);

-- listQueuePlaces
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`establishment_id`)
      where 1 = 1 and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 0 and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 0 and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and 1 = 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and 1 = 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`county_id` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`county_id` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `a`.`establishment_id`
        from `assignment` as `a`
        where `a`.`live` = ? and (`a`.`expert_id` = ? or (`a`.`expert_id` = ? and mod(a.id, ?) = ?)))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `a`.`establishment_id`
        from `assignment` as `a`
        where `a`.`live` = ? and (`a`.`expert_id` = ? or (`a`.`expert_id` = ? and mod(a.id, ?) = ?)))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `a`.`establishment_id`
        from `assignment` as `a`
        where `a`.`live` = ? and `a`.`expert_id` = ?)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `a`.`establishment_id`
        from `assignment` as `a`
        where `a`.`live` = ? and `a`.`expert_id` = ?)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `l`.`establishment_id`
        from `product_line` as `l`
        where `l`.`catalogue_item_id` = ?)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`establishment_id` in (select `l`.`establishment_id`
        from `product_line` as `l`
        where `l`.`catalogue_item_id` = ?)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`selected` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and `r`.`selected` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and left(r.isic_code, 2) = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and left(r.isic_code, 2) = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and r.finding_rules & ? <> 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_country`)
      where 1 = 1 and `r`.`state` = ? and r.finding_rules & ? <> 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where (`r`.`province_code` = ? and left(r.isic_code, 2) in (?…)) and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where (`r`.`province_code` = ? and left(r.isic_code, 2) in (?…)) and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where 1 = 1 and `r`.`state` = ? and `r`.`province_code` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where 1 = 1 and `r`.`state` = ? and `r`.`province_code` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ?
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and 1 = 0 and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` < ? or (`r`.`impact` = ? and `r`.`id` > ?))
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and `r`.`period` = ? and `r`.`establishment_id` in (?…) and (`r`.`impact` > ? or (`r`.`impact` = ? and `r`.`id` < ?))
      order by `r`.`impact` asc, `r`.`id` desc
      limit ?) as `q`) as `a`
  order by `a`.`impact` asc, `a`.`id` desc
  limit ? offset ?;
select `a`.`impact`, `a`.`id`
  from (select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and r.first_submitted_at >= timestampadd(minute, ?, r.due_on)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`
    union all
    select `q`.`impact`, `q`.`id`
    from (select `r`.`impact`, `r`.`id`
      from monthly_return as r force index (`queue_of_province`)
      where `r`.`province_code` = ? and `r`.`state` = ? and r.first_submitted_at >= timestampadd(minute, ?, r.due_on)
      order by `r`.`impact` desc, `r`.`id` asc
      limit ?) as `q`) as `a`
  order by `a`.`impact` desc, `a`.`id` asc
  limit ? offset ?;

-- listQueueRows
select `r`.`id`, `r`.`period`, `r`.`state`, `r`.`version`, `r`.`in_force_version`, `r`.`province_code`, `r`.`submitted_at`, `r`.`first_submitted_at`, `r`.`state_since`, `r`.`due_on`, `r`.`operating_state`, `r`.`isic_code`, `r`.`impact`, `r`.`attention`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `r`.`selected`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `s`.`findings`, `s`.`impact_cause`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  left join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
  where `r`.`id` in (?…) and 1 = 1
  order by `r`.`impact` desc, `r`.`id`;
select `r`.`id`, `r`.`period`, `r`.`state`, `r`.`version`, `r`.`in_force_version`, `r`.`province_code`, `r`.`submitted_at`, `r`.`first_submitted_at`, `r`.`state_since`, `r`.`due_on`, `r`.`operating_state`, `r`.`isic_code`, `r`.`impact`, `r`.`attention`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `r`.`selected`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `s`.`findings`, `s`.`impact_cause`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  left join `submission` as `s` on `s`.`return_id` = `r`.`id` and `s`.`version` = `r`.`version`
  where `r`.`id` in (?…) and `r`.`province_code` = ?
  order by `r`.`impact` desc, `r`.`id`;
