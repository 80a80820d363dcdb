-- deleteRequestKeysBefore
delete from `idempotency_key`
  where `created_at` < ?;

-- findRequestKey
select `body_hash`, `outcome`
  from `idempotency_key`
  where `user_id` = ? and `request_key` = ?;

-- insertRequestKey
insert into idempotency_key (user_id, request_key, body_hash, outcome, created_at) values (?, ?, ?, ?, utc_timestamp(3));
