-- listReturnedMonths
select r.id, r.establishment_id, r.period, r.province_code, r.state_since, e.name_fa as establishment_fa, e.name_en as establishment_en, (select max(v.at)
    from return_event v
    where v.return_id = r.id and v.event in ('send-back', 'grant-correction', 'annul')) as returned_at, exists (select 1
    from return_request q
    where q.return_id = r.id and q.kind = 'objection' and q.subject = 'send-back' and q.open_key is not null) as suspended
  from monthly_return r
  join establishment e on e.id = r.establishment_id
  where r.state = 'returned' and r.establishment_id in (?…)
  limit ?;

-- listReturnedOfSession
select r.id, r.establishment_id, r.period, r.province_code, r.state_since, e.name_fa as establishment_fa, e.name_en as establishment_en, (select max(v.at)
    from return_event v
    where v.return_id = r.id and v.event in ('send-back', 'grant-correction', 'annul')) as returned_at, exists (select 1
    from return_request q
    where q.return_id = r.id and q.kind = 'objection' and q.subject = 'send-back' and q.open_key is not null) as suspended
  from monthly_return r
  join establishment e on e.id = r.establishment_id
  where r.state = 'returned' and r.establishment_id in ( select g.establishment_id
    from session s
    join role_grant g on g.user_id = s.user_id and g.role = 'liaison'
    where s.id_hash = ?)
  limit ?;
