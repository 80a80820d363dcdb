-- changeLastLook
insert into `last_look` (`user_id`, `seen_until`) values (?, ?)
  on duplicate key update `seen_until` = greatest(seen_until, values(seen_until));

-- countChanges
select count(*) as `count`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1 and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and 1 = 1 and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and 1 = 1
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and 1 = 1 and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and 1 = 1
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and 1 = 1 and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and 1 = 1
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`;

-- countNewlyAccepted
select `p`.`code`, `p`.`name_fa`, `p`.`name_en`, `r`.`period`, count(*) as `count`
  from monthly_return as r force index (by_state_since)
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  where `r`.`state` = ? and `r`.`state_since` > ? and `r`.`state_since` <= ? and 1 = 1
  group by `p`.`code`, `p`.`name_fa`, `p`.`name_en`, `r`.`period`
  order by `r`.`period` desc, `p`.`code`;

-- findLastLook
select `seen_until`
  from `last_look`
  where `user_id` = ?;

-- listChanges
select `c`.`source`, `c`.`id`, `c`.`at`, `c`.`kind`, `c`.`return_id`, `c`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1 and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and 1 = 1 and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and 1 = 1
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and 1 = 1 and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and 1 = 1
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and 1 = 1 and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and 1 = 1
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`
  inner join `monthly_return` as `r` on `r`.`id` = `c`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  left join `app_user` as `u` on `u`.`id` = `c`.`actor_id`
  order by `c`.`at` desc, `c`.`source` desc, `c`.`id` desc;
select `c`.`source`, `c`.`id`, `c`.`at`, `c`.`kind`, `c`.`return_id`, `c`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and `r`.`province_code` = ?
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and `r`.`province_code` = ? and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and `r`.`province_code` = ?
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and `r`.`province_code` = ?
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and `r`.`province_code` = ?
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and `r`.`province_code` = ?
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and 1 = 1 and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and `r`.`province_code` = ?
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and 1 = 1 and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and `r`.`province_code` = ?
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and 1 = 1 and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and `r`.`province_code` = ?
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`
  inner join `monthly_return` as `r` on `r`.`id` = `c`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  left join `app_user` as `u` on `u`.`id` = `c`.`actor_id`
  order by `c`.`at` desc, `c`.`source` desc, `c`.`id` desc;
select `c`.`source`, `c`.`id`, `c`.`at`, `c`.`kind`, `c`.`return_id`, `c`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and left(r.isic_code, 2) in (?…)
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and left(r.isic_code, 2) in (?…) and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and left(r.isic_code, 2) in (?…)
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and left(r.isic_code, 2) in (?…)
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and left(r.isic_code, 2) in (?…)
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and 1 = 1 and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and left(r.isic_code, 2) in (?…)
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and 1 = 1 and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and left(r.isic_code, 2) in (?…)
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and 1 = 1 and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and left(r.isic_code, 2) in (?…)
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and 1 = 1 and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and left(r.isic_code, 2) in (?…)
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`
  inner join `monthly_return` as `r` on `r`.`id` = `c`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  left join `app_user` as `u` on `u`.`id` = `c`.`actor_id`
  order by `c`.`at` desc, `c`.`source` desc, `c`.`id` desc;
select `c`.`source`, `c`.`id`, `c`.`at`, `c`.`kind`, `c`.`return_id`, `c`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1 and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and `q`.`asked_at` <= ? and (`q`.`asked_at` < ? or `q`.`id` < ?) and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and 1 = 1
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and `q`.`endorsed_at` < ? and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and 1 = 1
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and `q`.`decided_at` < ? and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and 1 = 1
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`
  inner join `monthly_return` as `r` on `r`.`id` = `c`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  left join `app_user` as `u` on `u`.`id` = `c`.`actor_id`
  order by `c`.`at` desc, `c`.`source` desc, `c`.`id` desc;
select `c`.`source`, `c`.`id`, `c`.`at`, `c`.`kind`, `c`.`return_id`, `c`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1 and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and `q`.`asked_at` <= ? and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and 1 = 1
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and `q`.`endorsed_at` <= ? and (`q`.`endorsed_at` < ? or `q`.`id` < ?) and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and 1 = 1
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and `q`.`decided_at` < ? and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and 1 = 1
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`
  inner join `monthly_return` as `r` on `r`.`id` = `c`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  left join `app_user` as `u` on `u`.`id` = `c`.`actor_id`
  order by `c`.`at` desc, `c`.`source` desc, `c`.`id` desc;
select `c`.`source`, `c`.`id`, `c`.`at`, `c`.`kind`, `c`.`return_id`, `c`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1 and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and `q`.`asked_at` <= ? and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and 1 = 1
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and `q`.`endorsed_at` <= ? and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and 1 = 1
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and `q`.`decided_at` <= ? and (`q`.`decided_at` < ? or `q`.`id` < ?) and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and 1 = 1
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`
  inner join `monthly_return` as `r` on `r`.`id` = `c`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  left join `app_user` as `u` on `u`.`id` = `c`.`actor_id`
  order by `c`.`at` desc, `c`.`source` desc, `c`.`id` desc;
select `c`.`source`, `c`.`id`, `c`.`at`, `c`.`kind`, `c`.`return_id`, `c`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from (select `a`.*
    from (select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`at` < ? or `h`.`id` < ?) and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`at` < ? or `h`.`id` < ?) and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1 and `h`.`version` > ? and exists (select 1
          from return_event p
          where p.return_id = h.return_id and p.id < h.id and p.event = 'approve' and not exists (select 1
            from return_event n
            where n.return_id = h.return_id and n.id > p.id and n.id < h.id and n.event = 'annul'))
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`at` < ? or `h`.`id` < ?) and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`at` < ? or `h`.`id` < ?) and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`at` < ? or `h`.`id` < ?) and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `h`.`at` as `at`, h.event as `kind`, `h`.`actor_id` as `actor_id`, `h`.`id`, `h`.`return_id`, `h`.`version`
        from return_event as h force index (by_event)
        inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
        where `h`.`event` = ? and `h`.`at` > ? and `h`.`at` <= ? and `h`.`at` <= ? and (`h`.`at` < ? or `h`.`id` < ?) and (`h`.`actor_id` is null or `h`.`actor_id` <> ?) and 1 = 1
        order by `h`.`at` desc, `h`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`asked_at` as `at`, concat('ask-', q.kind) as `kind`, `q`.`asked_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_asked`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.kind in ('correction', 'recall', 'annulment') and `q`.`asked_at` > ? and `q`.`asked_at` <= ? and `q`.`asked_at` < ? and (`q`.`asked_by` is null or `q`.`asked_by` <> ?) and 1 = 1
        order by `q`.`asked_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`endorsed_at` as `at`, 'endorse-correction' as `kind`, `q`.`endorsed_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_endorsed`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where q.endorsed_by is not null and `q`.`endorsed_at` > ? and `q`.`endorsed_at` <= ? and `q`.`endorsed_at` < ? and (`q`.`endorsed_by` is null or `q`.`endorsed_by` <> ?) and 1 = 1
        order by `q`.`endorsed_at` desc, `q`.`id` desc
        limit ?) as `c`
      union all
      select `c`.*
      from (select straight_join ? as `source`, `q`.`decided_at` as `at`, concat(if(q.state = 'granted', 'grant-', 'refuse-'), q.kind) as `kind`, `q`.`decided_by` as `actor_id`, `q`.`id`, `q`.`return_id`, `q`.`version`
        from return_request as q force index (`by_decided`)
        inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
        where ((q.kind in ('correction', 'recall', 'annulment') and q.state = 'refused') or (q.kind = 'objection' and q.state in ('granted', 'refused')) or (q.kind = 'correction' and q.state = 'granted' and q.decided_role <> 'reviewer')) and `q`.`decided_at` > ? and `q`.`decided_at` <= ? and `q`.`decided_at` < ? and (`q`.`decided_by` is null or `q`.`decided_by` <> ?) and 1 = 1
        order by `q`.`decided_at` desc, `q`.`id` desc
        limit ?) as `c`) as `a`
    order by `a`.`at` desc, `a`.`source` desc, `a`.`id` desc
    limit ?) as `c`
  inner join `monthly_return` as `r` on `r`.`id` = `c`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  inner join `province` as `p` on `p`.`code` = `r`.`province_code`
  left join `app_user` as `u` on `u`.`id` = `c`.`actor_id`
  order by `c`.`at` desc, `c`.`source` desc, `c`.`id` desc;
