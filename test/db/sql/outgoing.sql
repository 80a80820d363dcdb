-- changeClaimedOutgoing
update `outgoing`
  set `state` = ?, `ended_at` = ?, `lease_owner` = ?, `lease_until` = ?
  where `id` = ? and `lease_owner` = ?;

-- changeOutgoingMark
update `outgoing_mark`
  set `seen_up_to` = ?, `seen_at` = ?
  where `id` = ?;

-- claimOutgoing
select `id`
  from `outgoing`
  where `kind` in (?…) and `state` = ? and `channel` = ? and `next_attempt_at` <= ? and (`lease_until` is null or `lease_until` <= ?)
  order by `next_attempt_at`
  limit ?;
select `id`
  from `outgoing`
  where `state` = ? and `channel` = ? and `next_attempt_at` <= ? and (`lease_until` is null or `lease_until` <= ?)
  order by `next_attempt_at`
  limit ?;
select `id`
  from `outgoing`
  where `state` = ? and `channel` = ? and `next_attempt_at` <= ? and (`lease_until` is null or `lease_until` <= ?) and `id` in (?…)
  for update skip locked;
update `outgoing`
  set `lease_owner` = ?, `lease_until` = ?, `attempts` = `attempts` + ?
  where `id` in (?…);

-- deleteEndedBefore
delete from `outgoing`
  where `id` in (?…);
select `id`
  from `outgoing`
  where `ended_at` < ? and `state` in (?…)
  order by `ended_at`
  limit ?;

-- findClaimedOutgoing
select `o`.`id`, `o`.`message_id`, `o`.`user_id`, `o`.`channel`, `o`.`kind`, `o`.`notice_id`, `o`.`return_id`, `o`.`due_then`, `o`.`digest_on`, `o`.`attempts`, `o`.`prepared_at`, `u`.`email`, `u`.`phone`, `u`.`disabled_at`, `p`.`wanted`, `n`.`created_at` as `told_at`, `a`.`up_to` as `read_up_to`, `r`.`state`, `r`.`state_since`, `r`.`first_submitted_at`, `r`.`due_on`, `r`.`period`, `e`.`name_fa`, `e`.`name_en`, `k`.`address`, `k`.`former`, `k`.`code`, `k`.`expires_at` as `code_expires_at`, coalesce(`l`.`language`, `u`.`language`) as `language`, exists (select `g`.`id`
    from `role_grant` as `g`
    where `g`.`user_id` = `o`.`user_id` and `g`.`establishment_id` = `r`.`establishment_id` and `g`.`role` = case when `o`.`kind` = ? then ? else ? end and `g`.`valid_from` <= ? and (`g`.`valid_to` is null or `g`.`valid_to` > ?)) as `has_access`, exists (select `q`.`id`
    from `inquiry` as `q`
    where `q`.`return_id` = `o`.`return_id` and `q`.`asked_at` = `n`.`created_at` and `q`.`answered_at` is null) as `asked`, exists (select `f`.`version`
    from `telephone_filing` as `f`
    where `f`.`return_id` = `o`.`return_id` and `f`.`typed_at` = `n`.`created_at` and `f`.`version` = `r`.`version` and `f`.`confirmed_by` is null and not exists (select `b`.`id`
      from `return_request` as `b`
      where `b`.`return_id` = `f`.`return_id` and `b`.`version` = `f`.`version` and `b`.`subject` = ?)) as `to_confirm`, exists (select `m`.`id`
    from `message_read` as `t`
    inner join `message` as `m` on `m`.`return_id` = `t`.`return_id`
    where `t`.`user_id` = `o`.`user_id` and `t`.`return_id` = `o`.`return_id` and `m`.`at` = `n`.`created_at` and `m`.`id` <= `t`.`up_to`) as `read_there`
  from `outgoing` as `o`
  inner join `app_user` as `u` on `u`.`id` = `o`.`user_id`
  left join `notice_preference` as `p` on `p`.`user_id` = `o`.`user_id` and `p`.`kind` = `o`.`kind` and `p`.`channel` = `o`.`channel`
  left join `notice_language` as `l` on `l`.`user_id` = `o`.`user_id`
  left join `notice_read` as `a` on `a`.`user_id` = `o`.`user_id`
  left join `contact_change` as `k` on `k`.`id` = `o`.`contact_change_id`
  left join `notice` as `n` on `n`.`id` = `o`.`notice_id`
  left join `monthly_return` as `r` on `r`.`id` = `o`.`return_id`
  left join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `o`.`id` = ? and `o`.`lease_owner` = ? and `o`.`lease_until` > ?;

-- findNewestNotice
select `id`
  from `notice`
  order by `id` desc
  limit ?;

-- findOutgoingMark
select *
  from `outgoing_mark`
  where `id` = ?;

-- insertOutgoing
insert into `outgoing` (`user_id`, `channel`, `kind`, `notice_id`, `return_id`, `message_id`, `prepared_at`, `next_attempt_at`) values (?, ?, ?, ?, ?, ?, ?, ?)
  on duplicate key update `user_id` = user_id;

-- listDigestPeople
select distinct `g`.`user_id`, `g`.`province_code`, `u`.`email`, `u`.`phone`
  from `role_grant` as `g`
  inner join `app_user` as `u` on `u`.`id` = `g`.`user_id`
  where `g`.`establishment_id` is null and `g`.`role` in (?…) and `u`.`disabled_at` is null and `g`.`valid_from` <= ? and (`g`.`valid_to` is null or `g`.`valid_to` > ?)
  order by `g`.`user_id`;

-- listEstablishmentPeople
select distinct `g`.`establishment_id`, `g`.`role`, `g`.`user_id`, `u`.`email`, `u`.`phone`
  from `role_grant` as `g`
  inner join `app_user` as `u` on `u`.`id` = `g`.`user_id`
  where `g`.`establishment_id` in (?…) and `g`.`role` in (?…) and `u`.`disabled_at` is null and `g`.`valid_from` <= ? and (`g`.`valid_to` is null or `g`.`valid_to` > ?);

-- listNoticesToTell
select `n`.`id`, `n`.`kind`, `n`.`return_id`, `r`.`establishment_id`, `r`.`due_on`
  from `notice` as `n`
  inner join `monthly_return` as `r` on `r`.`id` = `n`.`return_id`
  where `n`.`id` > ? and `n`.`audience` = ? and `n`.`kind` in (?…) and `n`.`created_at` >= ? and not exists (select `o`.`id`
    from `outgoing` as `o`
    where `o`.`notice_id` = `n`.`id`)
  order by `n`.`id`
  limit ?;

-- releaseOutgoing
update `outgoing`
  set `lease_owner` = ?, `lease_until` = ?, `attempts` = `attempts` - ?
  where `id` in (?…) and `lease_owner` = ?;
