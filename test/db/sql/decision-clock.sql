-- countDecisionsByActor
select `d`.`actor_id`, `u`.`name_fa`, `u`.`name_en`, count(*) as `decisions`, sum(d.timely) as `timely`, sum(d.event in ('send-back', 'refer-back')) as `sent_back`, sum(d.calendar_days) as `calendar_days`, sum(d.working_days) as `working_days`, max(d.working_days) as `longest`
  from `decision_clock` as `d`
  left join `app_user` as `u` on `u`.`id` = `d`.`actor_id`
  where `d`.`office` = ? and `d`.`year` = ? and `d`.`province_code` = ?
  group by `d`.`actor_id`, `u`.`name_fa`, `u`.`name_en`;

-- countDecisionsByProvince
select `d`.`province_code`, count(*) as `decisions`, sum(d.timely) as `timely`, sum(d.event in ('send-back', 'refer-back')) as `sent_back`, sum(d.calendar_days) as `calendar_days`, sum(d.working_days) as `working_days`, max(d.working_days) as `longest`
  from `decision_clock` as `d`
  where `d`.`office` = ? and `d`.`year` = ?
  group by `d`.`province_code`;

-- countOverturned
select `d`.`province_code`, `d`.`actor_id`, count(*) as `overturned`
  from `decision_clock` as `d`
  inner join `return_request` as `q` on `q`.`subject_event_id` = `d`.`event_id`
  where `d`.`office` = ? and `d`.`year` = ? and `q`.`kind` = ? and `q`.`state` = ?
  group by `d`.`province_code`, `d`.`actor_id`;

-- findLastTimed
select `decided_at`
  from `decision_clock`
  order by `decided_at` desc
  limit ?;

-- insertDecisionClocks
insert into `decision_clock` (`event_id`, `return_id`, `office`, `event`, `province_code`, `actor_id`, `year`, `arrived_at`, `decided_at`, `calendar_days`, `working_days`, `timely`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on duplicate key update `event_id` = event_id;

-- listDecisionYears
select `year`
  from `decision_clock`
  where `office` = ?
  group by `year`
  order by `year` desc;

-- listHistories
select `h`.`id`, `h`.`return_id`, `h`.`event`, `h`.`from_state`, `h`.`to_state`, `h`.`actor_id`, `h`.`at`, `r`.`period`, `r`.`province_code`
  from `return_event` as `h`
  inner join `monthly_return` as `r` on `r`.`id` = `h`.`return_id`
  where `h`.`return_id` in (?…)
  order by `h`.`return_id`, `h`.`id`;

-- listUntimed
select `h`.`id`, `h`.`return_id`
  from `return_event` as `h`
  where `h`.`at` >= ? and `h`.`at` < ? and `h`.`event` in (?…) and not exists (select `d`.`event_id`
    from `decision_clock` as `d`
    where `d`.`event_id` = `h`.`id`)
  order by `h`.`at`, `h`.`id`
  limit ?;
