-- countAssigned
select count(*) as `count`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  where `e`.`province_code` = ? and `e`.`register_state` = ? and instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0;

-- countHeld
select `a`.`expert_id`, count(*) as `count`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  where `e`.`province_code` = ? and `e`.`register_state` = ?
  group by `a`.`expert_id`;

-- endAssignments
update `assignment`
  set `live` = ?, `ended_at` = ?
  where `id` in (?…) and `live` = ?;

-- findShareRevision
select `revision`
  from `share_out`
  where `province_code` = ?
  order by `revision` desc
  limit ?;

-- holdsAny
select `a`.`id`
  from `assignment` as `a`
  where `a`.`live` = ? and (`a`.`expert_id` = ? and mod(a.id, ?) = ?)
  limit ?;
select `a`.`id`
  from `assignment` as `a`
  where `a`.`live` = ? and `a`.`expert_id` = ?
  limit ?;

-- insertAssignments
insert into `assignment` (`expert_id`, `share_out_id`, `assigned_at`, `establishment_id`) values (?, ?, ?, ?);

-- insertShareOut
insert into `share_out` (`province_code`, `moved`, `decided_by`, `decided_at`, `revision`, `rule`) values (?, ?, ?, ?, ?, ?);
insert into `share_out` (`province_code`, `moved`, `decided_by`, `decided_at`, `revision`, `rule`, `reason`) values (?, ?, ?, ?, ?, ?, ?);

-- listAssigned
select `e`.`id`, `e`.`name_fa`, `e`.`name_en`, `e`.`isic_code`, `e`.`selected`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `a`.`id` as `assignment_id`, `a`.`expert_id`, `a`.`assigned_at`, `u`.`name_fa` as `expert_fa`, `u`.`name_en` as `expert_en`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  left join `app_user` as `u` on `u`.`id` = `a`.`expert_id`
  where `e`.`province_code` = ? and `e`.`register_state` = ?
  order by `e`.`name_fa`, `e`.`id`
  limit ? offset ?;
select `e`.`id`, `e`.`name_fa`, `e`.`name_en`, `e`.`isic_code`, `e`.`selected`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `a`.`id` as `assignment_id`, `a`.`expert_id`, `a`.`assigned_at`, `u`.`name_fa` as `expert_fa`, `u`.`name_en` as `expert_en`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  left join `app_user` as `u` on `u`.`id` = `a`.`expert_id`
  where `e`.`province_code` = ? and `e`.`register_state` = ? and (`a`.`expert_id` is null or `a`.`expert_id` not in (?…))
  order by `e`.`name_fa`, `e`.`id`
  limit ? offset ?;
select `e`.`id`, `e`.`name_fa`, `e`.`name_en`, `e`.`isic_code`, `e`.`selected`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `a`.`id` as `assignment_id`, `a`.`expert_id`, `a`.`assigned_at`, `u`.`name_fa` as `expert_fa`, `u`.`name_en` as `expert_en`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  left join `app_user` as `u` on `u`.`id` = `a`.`expert_id`
  where `e`.`province_code` = ? and `e`.`register_state` = ? and `a`.`expert_id` = ?
  order by `e`.`name_fa`, `e`.`id`
  limit ? offset ?;
select `e`.`id`, `e`.`name_fa`, `e`.`name_en`, `e`.`isic_code`, `e`.`selected`, `c`.`name_fa` as `county_fa`, `c`.`name_en` as `county_en`, `a`.`id` as `assignment_id`, `a`.`expert_id`, `a`.`assigned_at`, `u`.`name_fa` as `expert_fa`, `u`.`name_en` as `expert_en`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  inner join `county` as `c` on `c`.`id` = `e`.`county_id`
  left join `app_user` as `u` on `u`.`id` = `a`.`expert_id`
  where `e`.`province_code` = ? and `e`.`register_state` = ? and `e`.`county_id` = ? and instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0
  order by `e`.`name_fa`, `e`.`id`
  limit ? offset ?;

-- listAssignmentHistory
select `a`.`id`, `a`.`assigned_at`, `a`.`ended_at`, `s`.`rule`, `s`.`reason`, `u`.`name_fa` as `expert_fa`, `u`.`name_en` as `expert_en`, `d`.`name_fa` as `by_fa`, `d`.`name_en` as `by_en`
  from `assignment` as `a`
  inner join `share_out` as `s` on `s`.`id` = `a`.`share_out_id`
  inner join `app_user` as `u` on `u`.`id` = `a`.`expert_id`
  inner join `app_user` as `d` on `d`.`id` = `s`.`decided_by`
  where `a`.`establishment_id` = ?
  order by `a`.`id` desc;

-- listHolders
select `e`.`id`, `e`.`name_fa`, `e`.`name_en`, `e`.`isic_code`, `a`.`id` as `assignment_id`, `a`.`expert_id`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  where `e`.`id` in (?…) and `e`.`province_code` = ? and `e`.`register_state` = ?
  order by `e`.`id`;

-- listNamesOf
select `id`, `name_fa`, `name_en`
  from `app_user`
  where `id` in (?…);

-- listReviewers
select `u`.`id`, `u`.`name_fa`, `u`.`name_en`, `g`.`role`, `g`.`isic_division`
  from `role_grant` as `g`
  inner join `app_user` as `u` on `u`.`id` = `g`.`user_id`
  where `g`.`province_code` = ? and `g`.`role` in (?…) and `g`.`valid_from` <= ? and (`g`.`valid_to` is null or `g`.`valid_to` > ?) and `u`.`disabled_at` is null
  order by `u`.`id`, `g`.`id`;

-- listShareOuts
select `s`.`id`, `s`.`revision`, `s`.`rule`, `s`.`reason`, `s`.`moved`, `s`.`decided_at`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `share_out` as `s`
  inner join `app_user` as `u` on `u`.`id` = `s`.`decided_by`
  where `s`.`province_code` = ?
  order by `s`.`revision` desc
  limit ?;

-- listShareable
select `e`.`id`, `e`.`county_id`, `e`.`isic_code`, `e`.`selected`, `a`.`id` as `assignment_id`, `a`.`expert_id` as `holder`, count(l.id) as `products`
  from `establishment` as `e`
  left join `assignment` as `a` on `a`.`establishment_id` = `e`.`id` and `a`.`live` = ?
  left join `product_line` as `l` on `l`.`establishment_id` = `e`.`id` and `l`.`valid_from` <= ? and (`l`.`valid_to` is null or `l`.`valid_to` >= ?)
  where `e`.`province_code` = ? and `e`.`register_state` = ?
  group by `e`.`id`, `a`.`id`
  order by `e`.`id`;
