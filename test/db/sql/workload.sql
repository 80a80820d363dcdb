-- countDecidedLately
select `actor_id`, count(*) as `count`
  from `decision_clock`
  where `province_code` = ? and `decided_at` >= ? and `office` = ?
  group by `actor_id`;

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
