-- countDecidedLately
select `actor_id`, count(*) as `count`
  from `decision_clock`
  where `province_code` = ? and `decided_at` >= ? and `office` = ?
  group by `actor_id`;

-- countWaiting
select count(*) as `count`, min(case when r.state = 'in-review' then coalesce(r.submitted_at, r.state_since) else r.state_since end) as `since`
  from `monthly_return` as `r`
  where `r`.`state` in (?…) and 1 = 1;
select count(*) as `count`, min(case when r.state = 'in-review' then coalesce(r.submitted_at, r.state_since) else r.state_since end) as `since`
  from `monthly_return` as `r`
  where `r`.`state` in (?…) and `r`.`province_code` = ? and `r`.`establishment_id` in (select `a`.`establishment_id`
    from `assignment` as `a`
    where `a`.`live` = ? and `a`.`expert_id` = ?);
select count(*) as `count`, min(case when r.state = 'in-review' then coalesce(r.submitted_at, r.state_since) else r.state_since end) as `since`
  from `monthly_return` as `r`
  where `r`.`state` in (?…) and `r`.`province_code` = ?;

-- listWaitingOf
select `a`.`id` as `assignment_id`, `a`.`expert_id`, r.state_since as `since`
  from monthly_return as r force index (queue_of_province)
  left join `assignment` as `a` on `a`.`establishment_id` = `r`.`establishment_id` and `a`.`live` = ?
  where `r`.`state` = ? and `r`.`province_code` = ?
  union all
  select `a`.`id` as `assignment_id`, `a`.`expert_id`, coalesce(r.submitted_at, r.state_since) as `since`
  from monthly_return as r force index (queue_of_province)
  left join `assignment` as `a` on `a`.`establishment_id` = `r`.`establishment_id` and `a`.`live` = ?
  where `r`.`state` = ? and `r`.`province_code` = ?
  union all
  select `a`.`id` as `assignment_id`, `a`.`expert_id`, r.state_since as `since`
  from monthly_return as r force index (queue_of_province)
  left join `assignment` as `a` on `a`.`establishment_id` = `r`.`establishment_id` and `a`.`live` = ?
  where `r`.`state` = ? and `r`.`province_code` = ?;
