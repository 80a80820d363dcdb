-- changeAccessEnd
update `role_grant`
  set `valid_to` = ?
  where `id` = ?;

-- changeInvitation
update `invitation`
  set `state` = ?
  where `id` = ? and `state` in (?…);
update `invitation`
  set `state` = ?, `activated_at` = ?
  where `id` = ? and `state` in (?…);

-- changeInvitationsToWithdrawn
update `invitation`
  set `state` = ?, `password_hash` = ?, `decided_by` = ?, `decided_at` = ?
  where `establishment_id` = ? and `invited_by` = ? and `id` <> ? and `state` in (?…);

-- findAccount
select `u`.`id`, `u`.`password_hash`, `u`.`disabled_at`, exists (select 1
    from role_grant g
    where g.user_id = u.id and g.valid_from <= ? and (g.valid_to is null or g.valid_to > ?) and g.establishment_id is null) as `holds_office`, exists (select 1
    from role_grant g
    join establishment s on s.id = g.establishment_id
    where g.user_id = u.id and g.valid_from <= ? and (g.valid_to is null or g.valid_to > ?) and s.legal_id = ?) as `serves_same_owner`, exists (select 1
    from role_grant g
    where g.user_id = u.id and g.valid_from <= ? and (g.valid_to is null or g.valid_to > ?) and g.establishment_id = ? and g.role = ?) as `holds_access`
  from `app_user` as `u`
  where `u`.`national_id` = ?;

-- findInvitation
select `i`.`id`, `i`.`establishment_id`, `i`.`kind`, `i`.`role`, `i`.`national_id`, `i`.`name_fa`, `i`.`name_en`, `i`.`state`, `i`.`invited_by`, `i`.`invited_at`, `i`.`expires_at`, `i`.`activated_at`, `i`.`user_id`, `i`.`password_hash`, `i`.`text`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`owner_fa`, `e`.`legal_id`, `e`.`province_code`, `e`.`isic_code`, `a`.`name_fa` as `inviter_fa`, `a`.`name_en` as `inviter_en`
  from `invitation` as `i`
  inner join `establishment` as `e` on `e`.`id` = `i`.`establishment_id`
  inner join `app_user` as `a` on `a`.`id` = `i`.`invited_by`
  where `i`.`id` = ?;

-- findInvitationByCode
select `i`.`id`, `i`.`establishment_id`, `i`.`kind`, `i`.`role`, `i`.`national_id`, `i`.`name_fa`, `i`.`name_en`, `i`.`state`, `i`.`invited_by`, `i`.`invited_at`, `i`.`expires_at`, `i`.`activated_at`, `i`.`user_id`, `i`.`password_hash`, `i`.`text`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`owner_fa`, `e`.`legal_id`, `e`.`province_code`, `e`.`isic_code`, `a`.`name_fa` as `inviter_fa`, `a`.`name_en` as `inviter_en`
  from `invitation` as `i`
  inner join `establishment` as `e` on `e`.`id` = `i`.`establishment_id`
  inner join `app_user` as `a` on `a`.`id` = `i`.`invited_by`
  where `i`.`code_hash` = ?;

-- findWaitingInvitation
select `id`, `password_hash`
  from `invitation`
  where `state` = ? and `national_id` = (select `app_user`.`national_id`
    from `app_user`
    where `id` = ?)
  order by `id` desc;
select `id`, `password_hash`
  from `invitation`
  where `state` = ? and `national_id` = ?
  order by `id` desc;

-- insertAccess
insert into `role_grant` (`user_id`, `role`, `establishment_id`, `valid_from`) values (?, ?, ?, ?);

-- insertInvitation
insert into `invitation` (`establishment_id`, `kind`, `role`, `national_id`, `name_fa`, `name_en`, `code_hash`, `invited_by`, `invited_at`, `expires_at`) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- insertUser
insert into `app_user` (`national_id`, `name_fa`, `name_en`, `created_at`) values (?, ?, ?, ?);

-- listAccesses
select `g`.`id`, `g`.`user_id`, `g`.`role`, `g`.`valid_from`, `u`.`name_fa`, `u`.`name_en`, (select max(s.created_at)
    from session s
    where s.user_id = u.id) as `last_sign_in`
  from `role_grant` as `g`
  inner join `app_user` as `u` on `u`.`id` = `g`.`user_id`
  where `g`.`establishment_id` = ? and `g`.`valid_from` <= ? and (`g`.`valid_to` is null or `g`.`valid_to` > ?) and `u`.`disabled_at` is null
  order by `g`.`id`;

-- listAccessesLocked
select `id`, `user_id`, `role`
  from `role_grant`
  where `establishment_id` = ? and `valid_from` <= ? and (`valid_to` is null or `valid_to` > ?)
  order by `id`
  for update;

-- listInvitationsOfEstablishment
select `i`.`id`, `i`.`establishment_id`, `i`.`kind`, `i`.`role`, `i`.`national_id`, `i`.`name_fa`, `i`.`name_en`, `i`.`state`, `i`.`invited_by`, `i`.`invited_at`, `i`.`expires_at`, `i`.`activated_at`, `i`.`user_id`, `i`.`password_hash`, `i`.`text`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`owner_fa`, `e`.`legal_id`, `e`.`province_code`, `e`.`isic_code`, `a`.`name_fa` as `inviter_fa`, `a`.`name_en` as `inviter_en`
  from `invitation` as `i`
  inner join `establishment` as `e` on `e`.`id` = `i`.`establishment_id`
  inner join `app_user` as `a` on `a`.`id` = `i`.`invited_by`
  where `i`.`establishment_id` = ? and `i`.`state` in (?…)
  order by `i`.`id` desc
  limit ?;

-- listWaitingInvitations
select `i`.`id`, `i`.`establishment_id`, `i`.`kind`, `i`.`role`, `i`.`national_id`, `i`.`name_fa`, `i`.`name_en`, `i`.`state`, `i`.`invited_by`, `i`.`invited_at`, `i`.`expires_at`, `i`.`activated_at`, `i`.`user_id`, `i`.`password_hash`, `i`.`text`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`owner_fa`, `e`.`legal_id`, `e`.`province_code`, `e`.`isic_code`, `a`.`name_fa` as `inviter_fa`, `a`.`name_en` as `inviter_en`
  from `invitation` as `i`
  inner join `establishment` as `e` on `e`.`id` = `i`.`establishment_id`
  inner join `app_user` as `a` on `a`.`id` = `i`.`invited_by`
  where `i`.`state` = ? and (`e`.`province_code` = ? and left(e.isic_code, 2) in (?…))
  order by `i`.`activated_at`, `i`.`id`
  limit ?;
select `i`.`id`, `i`.`establishment_id`, `i`.`kind`, `i`.`role`, `i`.`national_id`, `i`.`name_fa`, `i`.`name_en`, `i`.`state`, `i`.`invited_by`, `i`.`invited_at`, `i`.`expires_at`, `i`.`activated_at`, `i`.`user_id`, `i`.`password_hash`, `i`.`text`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`owner_fa`, `e`.`legal_id`, `e`.`province_code`, `e`.`isic_code`, `a`.`name_fa` as `inviter_fa`, `a`.`name_en` as `inviter_en`
  from `invitation` as `i`
  inner join `establishment` as `e` on `e`.`id` = `i`.`establishment_id`
  inner join `app_user` as `a` on `a`.`id` = `i`.`invited_by`
  where `i`.`state` = ? and 1 = 0
  order by `i`.`activated_at`, `i`.`id`
  limit ?;
select `i`.`id`, `i`.`establishment_id`, `i`.`kind`, `i`.`role`, `i`.`national_id`, `i`.`name_fa`, `i`.`name_en`, `i`.`state`, `i`.`invited_by`, `i`.`invited_at`, `i`.`expires_at`, `i`.`activated_at`, `i`.`user_id`, `i`.`password_hash`, `i`.`text`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, `e`.`owner_fa`, `e`.`legal_id`, `e`.`province_code`, `e`.`isic_code`, `a`.`name_fa` as `inviter_fa`, `a`.`name_en` as `inviter_en`
  from `invitation` as `i`
  inner join `establishment` as `e` on `e`.`id` = `i`.`establishment_id`
  inner join `app_user` as `a` on `a`.`id` = `i`.`invited_by`
  where `i`.`state` = ? and `e`.`id` in (?…)
  order by `i`.`activated_at`, `i`.`id`
  limit ?;
