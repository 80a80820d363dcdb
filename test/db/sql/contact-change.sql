-- changeContact
update `app_user`
  set `email` = ?
  where `id` = ?;
update `app_user`
  set `phone` = ?
  where `id` = ?;

-- changeContactChange
update `contact_change`
  set `live` = ?, `code` = ?, `ended_at` = ?, `state` = ?, `former` = ?
  where `id` = ?;

-- deleteUnconfirmedBefore
delete from `contact_change`
  where `state` not in (?…) and `ended_at` < ? and not exists (select `o`.`id`
    from `outgoing` as `o`
    where `o`.`contact_change_id` = `contact_change`.`id`);

-- endContactChanges
update `contact_change`
  set `state` = ?, `ended_at` = ?, `live` = ?, `code` = ?
  where `user_id` = ? and `channel` = ? and `live` = ?;

-- endStaleContactChanges
update `contact_change`
  set `state` = ?, `live` = ?, `code` = ?, `ended_at` = ?
  where `state` = ? and `expires_at` <= ?;

-- findContact
select `email`, `phone`
  from `app_user`
  where `id` = ?
  for update;
select `email`, `phone`
  from `app_user`
  where `id` = ?;

-- insertContactChange
insert into `contact_change` (`user_id`, `channel`, `address`, `code`, `asked_at`, `expires_at`) values (?, ?, ?, ?, ?, ?);

-- listContactChanges
select `id`, `channel`, `address`, `former`, `state`, `asked_at`, `expires_at`, `ended_at`
  from `contact_change`
  where `user_id` = ?
  order by `id` desc
  limit ?;

-- lockContactChange
select *
  from `contact_change`
  where `id` = ? and `user_id` = ?
  for update;
