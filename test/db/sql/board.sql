-- listOldestWaiting
select `r`.`province_code`, min(case when r.state = 'in-review' then coalesce(r.submitted_at, r.state_since) else r.state_since end) as `since`
  from `monthly_return` as `r`
  where `r`.`period` = ? and `r`.`state` in (?…) and 1 = 0
  group by `r`.`province_code`;
select `r`.`province_code`, min(case when r.state = 'in-review' then coalesce(r.submitted_at, r.state_since) else r.state_since end) as `since`
  from `monthly_return` as `r`
  where `r`.`period` = ? and `r`.`state` in (?…) and 1 = 1
  group by `r`.`province_code`;
