-- listReturnedMonths
select `r`.`id`, `r`.`period`, `r`.`province_code`, `r`.`state_since`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, (select max(v.at)
    from return_event v
    where v.return_id = r.id and v.event in ('send-back', 'grant-correction', 'annul')) as `returned_at`, exists (select 1
    from return_request q
    where q.return_id = r.id and q.kind = 'objection' and q.subject = 'send-back' and q.open_key is not null) as `suspended`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where r.establishment_id in (1) and `r`.`state` = 'returned'
  limit 10;
select `r`.`id`, `r`.`period`, `r`.`province_code`, `r`.`state_since`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, (select max(v.at)
    from return_event v
    where v.return_id = r.id and v.event in ('send-back', 'grant-correction', 'annul')) as `returned_at`, exists (select 1
    from return_request q
    where q.return_id = r.id and q.kind = 'objection' and q.subject = 'send-back' and q.open_key is not null) as `suspended`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where r.establishment_id in (1, 2) and `r`.`state` = 'returned'
  limit 10;
select `r`.`id`, `r`.`period`, `r`.`province_code`, `r`.`state_since`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, (select max(v.at)
    from return_event v
    where v.return_id = r.id and v.event in ('send-back', 'grant-correction', 'annul')) as `returned_at`, exists (select 1
    from return_request q
    where q.return_id = r.id and q.kind = 'objection' and q.subject = 'send-back' and q.open_key is not null) as `suspended`
  from `monthly_return` as `r`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where r.establishment_id in (2, 3) and `r`.`state` = 'returned'
  limit 10;
