-- changeSessionExpiry
update `session`
  set `expires_at` = ?
  where `id_hash` = ? and `ended_at` is null;

-- changeSessionToEnded
update `session`
  set `ended_at` = ?
  where `id_hash` = ? and `ended_at` is null;

-- findLiveSession
select session.expires_at, session.created_at as session_created_at, app_user.id as user_id, app_user.name_fa, app_user.name_en, app_user.language, app_user.demonstration, app_user.grants_version
  from session
  join app_user on app_user.id = session.user_id
  where session.id_hash = ? and session.ended_at is null and session.expires_at > ? and app_user.disabled_at is null;

-- insertSession
insert into `session` (`id_hash`, `user_id`, `created_at`, `expires_at`) values (?, ?, ?, ?);

-- listGrants
select `role`, `establishment_id`, `province_code`, `isic_division`, `right_calendar`, `right_publish`, `valid_from`, `valid_to`
  from `role_grant`
  where `user_id` = ?
  order by `id`;
