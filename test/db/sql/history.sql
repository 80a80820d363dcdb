-- changeAnswer
update `review_reason`
  set `answer` = ?, `answered_version` = ?
  where `id` in (?…);

-- changeFirstSubmission
update `monthly_return`
  set `first_submitted_at` = (select min(s.submitted_at)
    from submission s
    where s.return_id = ? and not exists (select 1
      from return_event h
      where h.return_id = s.return_id and h.version = s.version and h.event = 'withdraw'))
  where `id` = ?;

-- changeReply
update `review_reason`
  set `reply` = ?, `replied_by` = ?, `replied_at` = ?
  where `id` = ?;

-- countOpenReasons
select `return_id`, count(*) as `count`
  from `review_reason`
  where `return_id` in (?…) and `answer` is null
  group by `return_id`;

-- findWithdrawal
select `at`
  from `return_event`
  where `return_id` = ? and `version` = ? and `event` = ?;

-- insertEvent
insert into `return_event` (`return_id`, `event`, `from_state`, `to_state`, `version`, `actor_id`, `actor_role`, `at`, `text`) values (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- insertReasons
insert into `review_reason` (`raised_by`, `version`, `product_line_id`, `measure`, `value_then`, `return_id`, `event_id`, `code`) values (?, ?, ?, ?, ?, ?, ?, ?);

-- listEvents
select `h`.`id`, `h`.`event`, `h`.`from_state`, `h`.`to_state`, `h`.`version`, `h`.`actor_id`, `h`.`actor_role`, `h`.`at`, `h`.`text`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `return_event` as `h`
  left join `app_user` as `u` on `u`.`id` = `h`.`actor_id`
  where `h`.`return_id` = ?
  order by `h`.`id` desc;

-- listReasons
select `q`.*, `h`.`at`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `review_reason` as `q`
  inner join `return_event` as `h` on `h`.`id` = `q`.`event_id`
  left join `app_user` as `u` on `u`.`id` = `h`.`actor_id`
  where `q`.`return_id` = ?
  order by `q`.`id`;

-- reopenReasons
update `review_reason`
  set `answer` = ?, `answered_version` = ?
  where `return_id` = ? and `answered_version` = ? and `answer` in (?…);

-- reopenReplies
update `review_reason`
  set `answer` = ?, `answered_version` = ?
  where `return_id` = ? and `answer` = ? and `raised_by` = ? and `replied_by` = ? and `replied_at` = ?;
