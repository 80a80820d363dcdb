-- changeRequest
update `return_request`
  set `state` = ?, `open_key` = ?
  where `id` = ? and `state` = ?;

-- closeAnsweredRequests
update `return_request`
  set `state` = ?, `open_key` = ?, `decided_at` = ?
  where `return_id` = ? and `state` in (?…) and (`subject` = ? or `kind` = ?);

-- findOtherSupervisor
select 1 as `found`
  from `role_grant` as `g`
  inner join `app_user` as `u` on `u`.`id` = `g`.`user_id`
  where `g`.`province_code` = ? and `g`.`role` = ? and `u`.`disabled_at` is null and `g`.`user_id` != ? and (`g`.`isic_division` is null or `g`.`isic_division` = ?) and `g`.`valid_from` <= ? and (`g`.`valid_to` is null or `g`.`valid_to` > ?)
  limit ?;

-- grantOpenCorrections
update `return_request`
  set `state` = ?, `open_key` = ?, `decided_by` = ?, `decided_role` = ?, `decided_at` = ?
  where `return_id` = ? and `kind` = ? and `state` in (?…);

-- insertExtension
insert into `extension` (`return_id`, `due_before`, `due_after`, `granted_by`, `granted_role`, `granted_at`) values (?, ?, ?, ?, ?, ?);
update `monthly_return`
  set `due_on` = ?
  where `id` = ? and `due_on` = ?;

-- insertRequest
insert into `return_request_cell` (`product_line_id`, `measure`, `request_id`, `position`) values (?, ?, ?, ?);
insert into `return_request` (`return_id`, `kind`, `text`, `asked_by`, `asked_at`, `version`, `open_key`) values (?, ?, ?, ?, ?, ?, ?);

-- insertRequestReasons
insert into `return_request_reason` (`code`, `text`, `product_line_id`, `measure`, `request_id`, `position`) values (?, ?, ?, ?, ?, ?);

-- listExtensions
select `x`.*, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `extension` as `x`
  inner join `app_user` as `u` on `u`.`id` = `x`.`granted_by`
  where `x`.`return_id` = ?
  order by `x`.`id`;

-- listOpenMatters
select `kind`, `state`, `subject`
  from `return_request`
  where `return_id` = ? and `state` in (?…);

-- listRequestCells
select `c`.`request_id`, `c`.`product_line_id`, `c`.`measure`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`
  from `return_request` as `q`
  inner join `return_request_cell` as `c` on `c`.`request_id` = `q`.`id`
  inner join `product_line` as `p` on `p`.`id` = `c`.`product_line_id`
  where `q`.`return_id` = ?
  order by `c`.`request_id`, `c`.`position`;

-- listRequestReasons
select `g`.`request_id`, `g`.`code`, `g`.`text`, `g`.`product_line_id`, `g`.`measure`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`
  from `return_request` as `q`
  inner join `return_request_reason` as `g` on `g`.`request_id` = `q`.`id`
  left join `product_line` as `p` on `p`.`id` = `g`.`product_line_id`
  where `q`.`return_id` = ?
  order by `g`.`request_id`, `g`.`position`;

-- listRequests
select `q`.*, `a`.`name_fa` as `by_fa`, `a`.`name_en` as `by_en`, `n`.`name_fa` as `endorsed_fa`, `n`.`name_en` as `endorsed_en`, `d`.`name_fa` as `decided_fa`, `d`.`name_en` as `decided_en`
  from `return_request` as `q`
  inner join `app_user` as `a` on `a`.`id` = `q`.`asked_by`
  left join `app_user` as `n` on `n`.`id` = `q`.`endorsed_by`
  left join `app_user` as `d` on `d`.`id` = `q`.`decided_by`
  where `q`.`return_id` = ?
  order by `q`.`id`;

-- listWaitingRequests
select `q`.`id`, `q`.`kind`, `q`.`state`, `q`.`asked_at`, `q`.`asked_by`, `r`.`id` as `return_id`, `r`.`state` as `return_state`, `r`.`period`, `r`.`province_code`, `r`.`isic_code`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, coalesce(`v`.`actor_id`, `s`.`decided_by`) as `subject_by`
  from `return_request` as `q`
  inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  left join `return_event` as `v` on `v`.`id` = `q`.`subject_event_id`
  left join `return_request` as `s` on `s`.`id` = `q`.`subject_request_id`
  where `q`.`open_key` is not null and `r`.`province_code` = ?
  order by `q`.`id`
  limit ?;

-- lockForDealings
select `id`, `state`, `revision`, `version`, `due_on`, `first_submitted_at`
  from `monthly_return`
  where `id` = ?
  for update;
update `monthly_return`
  set `has_dealings` = ?
  where `id` = ?;

-- settleRequests
update `return_request`
  set `state` = ?, `open_key` = ?, `decided_at` = ?
  where `return_id` = ? and `kind` in (?…) and `state` in (?…);
update `return_request`
  set `state` = ?, `open_key` = ?, `decided_at` = ?, `decided_by` = ?, `decided_role` = ?
  where `return_id` = ? and `kind` in (?…) and `state` in (?…);
