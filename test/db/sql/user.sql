-- findUserForSignIn
select `id`, `password_hash`, `demonstration`
  from `app_user`
  where `national_id` = ? and `disabled_at` is null;

-- listDemonstrationAccounts
select `national_id`, `name_fa`, `name_en`, `role`, `place_fa`, `place_en`
  from (select `role_grant`.`id` as `grant_id`, `role_grant`.`role`, `app_user`.`national_id`, `app_user`.`name_fa`, `app_user`.`name_en`, coalesce(`establishment`.`name_fa`, `province`.`name_fa`) as `place_fa`, coalesce(`establishment`.`name_en`, `province`.`name_en`) as `place_en`, row_number() over(partition by `role_grant`.`role`
      order by `app_user`.`id`, `role_grant`.`id`) as `place_in_role`
    from `role_grant`
    inner join `app_user` on `app_user`.`id` = `role_grant`.`user_id`
    left join `establishment` on `establishment`.`id` = `role_grant`.`establishment_id`
    left join `province` on `province`.`code` = `role_grant`.`province_code`
    where `app_user`.`demonstration` = ? and `app_user`.`disabled_at` is null and `app_user`.`password_hash` is not null) as `numbered`
  where `place_in_role` <= ?
  order by `role`, `grant_id`;
