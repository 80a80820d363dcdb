-- changeClaimedDispatch
update `dispatch`
  set `state` = ?, `last_error` = ?, `sent_at` = `sent_at`, `lease_owner` = ?, `lease_until` = ?
  where `id` = ? and `lease_owner` = ?;
update `dispatch`
  set `state` = ?, `last_status` = ?, `sent_at` = coalesce(`sent_at`, ?), `lease_owner` = ?, `lease_until` = ?
  where `id` = ? and `lease_owner` = ?;
update `dispatch`
  set `state` = ?, `sent_at` = coalesce(`sent_at`, ?), `lease_owner` = ?, `lease_until` = ?
  where `id` = ? and `lease_owner` = ?;

-- claimDispatches
select `d`.`id`
  from `dispatch` as `d`
  where `d`.`state` in (?…) and `d`.`next_attempt_at` <= ? and `d`.`recipient_id` = ? and (`d`.`lease_until` is null or `d`.`lease_until` <= ?) and `d`.`id` in (?…)
  for update skip locked;
select `d`.`id`
  from `dispatch` as `d`
  where `d`.`state` in (?…) and `d`.`next_attempt_at` <= ? and `d`.`recipient_id` = ? and (`d`.`lease_until` is null or `d`.`lease_until` <= ?) and not exists (select `before`.`id`
    from `dispatch` as `before`
    where `before`.`return_id` = `d`.`return_id` and `before`.`recipient_id` = `d`.`recipient_id` and `before`.`id` < `d`.`id` and `before`.`state` in (?…))
  order by `d`.`state`, `d`.`next_attempt_at`
  limit ?;
select `d`.`id`, `d`.`message_id`, `d`.`payload`, `d`.`attempts`, `d`.`prepared_at`, `r`.`code`, `r`.`endpoint`, `r`.`secret`
  from `dispatch` as `d`
  inner join `recipient` as `r` on `r`.`id` = `d`.`recipient_id`
  where `d`.`id` in (?…)
  order by `d`.`id`;
update `dispatch`
  set `lease_owner` = ?, `lease_until` = ?, `attempts` = `attempts` + ?
  where `id` in (?…);

-- countDeliveries
select `d`.`recipient_id`, `d`.`state`, count(*) as `count`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where 1 = 1
  group by `d`.`recipient_id`, `d`.`state`;
select `d`.`recipient_id`, `d`.`state`, count(*) as `count`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where `r`.`province_code` = ? and `r`.`period` = ?
  group by `d`.`recipient_id`, `d`.`state`;

-- findPlace
select `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `p`.`name_fa` as `province_fa`, `p`.`name_en` as `province_en`
  from `county` as `c`
  inner join `province` as `p` on `p`.`code` = ?
  where `c`.`id` = ?;

-- findSubmissionContent
select `id`, `return_id`, `snapshot`
  from `submission`
  where `id` = ?;

-- insertAttempt
insert into `dispatch_attempt` (`dispatch_id`, `at`, `status`, `error`, `milliseconds`) values (?, ?, ?, ?, ?);

-- insertDispatches
insert into `dispatch` (`recipient_id`, `return_id`, `submission_id`, `contract_version`, `kind`, `payload`, `payload_sha256`, `prepared_at`, `message_id`, `next_attempt_at`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3))
  on duplicate key update `recipient_id` = recipient_id;

-- listDeliveries
select `d`.`id`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where 1 = 0
  order by `d`.`prepared_at` desc, `d`.`id` desc
  limit ?;
select `d`.`id`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where `r`.`province_code` = ?
  order by `d`.`prepared_at` desc, `d`.`id` desc
  limit ?;
select `d`.`id`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where `r`.`province_code` = ? and `d`.`recipient_id` = ? and `d`.`state` = ? and `r`.`period` = ?
  order by `d`.`prepared_at` desc, `d`.`id` desc
  limit ?;
select `d`.`id`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where `r`.`province_code` = ? and `d`.`state` = ?
  order by `d`.`prepared_at` desc, `d`.`id` desc
  limit ?;
select `d`.`id`, `d`.`return_id`, `d`.`kind`, `d`.`state`, `d`.`attempts`, `d`.`prepared_at`, `d`.`sent_at`, `d`.`acknowledged_at`, `d`.`last_status`, `d`.`last_error`, `d`.`contract_version`, `s`.`version`, `r`.`period`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `t`.`name_fa` as `recipient_fa`, `t`.`name_en` as `recipient_en`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  inner join `recipient` as `t` on `t`.`id` = `d`.`recipient_id`
  inner join `submission` as `s` on `s`.`id` = `d`.`submission_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `d`.`id` in (?…)
  order by `d`.`prepared_at` desc, `d`.`id` desc;
select straight_join `d`.`id`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where 1 = 1
  order by `d`.`prepared_at` desc, `d`.`id` desc
  limit ?;
select straight_join `d`.`id`
  from `dispatch` as `d`
  inner join `monthly_return` as `r` on `r`.`id` = `d`.`return_id`
  where 1 = 1 and (`d`.`prepared_at` < (select `prepared_at`
      from `dispatch`
      where `id` = ?) or (`d`.`prepared_at` = (select `prepared_at`
        from `dispatch`
        where `id` = ?) and `d`.`id` < ?))
  order by `d`.`prepared_at` desc, `d`.`id` desc
  limit ?;

-- listDeliveriesOfReturn
select `d`.`id`, `t`.`code` as `recipient_code`, `t`.`name_fa` as `recipient_fa`, `t`.`name_en` as `recipient_en`, `s`.`version`, `d`.`kind`, `d`.`state`, `d`.`attempts`, `d`.`prepared_at`, `d`.`sent_at`, `d`.`acknowledged_at`
  from `dispatch` as `d`
  inner join `recipient` as `t` on `t`.`id` = `d`.`recipient_id`
  inner join `submission` as `s` on `s`.`id` = `d`.`submission_id`
  where `d`.`return_id` = ?
  order by `s`.`version` desc, `t`.`id`;

-- listHandedOver
select `d`.`recipient_id`, `d`.`submission_id`, `d`.`kind`, `s`.`version`
  from `dispatch` as `d`
  inner join `submission` as `s` on `s`.`id` = `d`.`submission_id`
  where `d`.`return_id` = ? and `d`.`state` <> ?
  order by `d`.`id`;

-- releaseDispatches
update `dispatch`
  set `lease_owner` = ?, `lease_until` = ?, `attempts` = `attempts` - ?
  where `id` in (?…) and `lease_owner` = ?;
