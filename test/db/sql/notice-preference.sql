-- changeNoticeLanguage
insert into `notice_language` (`user_id`, `language`) values (?, ?)
  on duplicate key update `language` = values(language);

-- changePreferences
insert into `notice_preference` (`user_id`, `kind`, `channel`, `wanted`) values (?, ?, ?, ?)
  on duplicate key update `wanted` = values(wanted);

-- findReach
select `u`.`email`, `u`.`phone`, coalesce(`l`.`language`, `u`.`language`) as `language`
  from `app_user` as `u`
  left join `notice_language` as `l` on `l`.`user_id` = `u`.`id`
  where `u`.`id` = ?;

-- listOwnOutgoing
select `o`.`id`, `o`.`channel`, `o`.`kind`, `o`.`state`, `o`.`drop_reason`, `o`.`prepared_at`, `o`.`ended_at`, `r`.`period`, `e`.`name_fa`, `e`.`name_en`
  from `outgoing` as `o`
  left join `monthly_return` as `r` on `r`.`id` = `o`.`return_id`
  left join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `o`.`user_id` = ?
  order by `o`.`id` desc
  limit ?;

-- listPreferences
select `user_id`, `kind`, `channel`, `wanted`
  from `notice_preference`
  where `user_id` in (?…);
