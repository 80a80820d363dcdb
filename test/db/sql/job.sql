-- claimJob
insert into `job` (`name`) values (?)
  on duplicate key update `name` = name;
update `job`
  set `owner` = ?, `lease_until` = ?, `last_started_at` = ?
  where `name` = ? and (`lease_until` is null or `lease_until` <= ?);

-- finishJob
update `job`
  set `owner` = ?, `lease_until` = ?, `last_finished_at` = ?, `last_outcome` = ?
  where `name` = ? and `owner` = ?;
