-- insertContact
insert into `contact_log` (`return_id`, `kind`, `outcome`, `noted_by`, `noted_role`, `noted_at`) values (?, ?, ?, ?, ?, ?);
insert into `contact_log` (`return_id`, `kind`, `outcome`, `spoke_to`, `noted_by`, `noted_role`, `noted_at`) values (?, ?, ?, ?, ?, ?, ?);

-- listContactPeople
select `g`.`id`, `g`.`establishment_id`, `g`.`role`, `g`.`user_id`, `u`.`name_fa`, `u`.`name_en`, `u`.`phone`, `u`.`email`
  from `role_grant` as `g`
  inner join `app_user` as `u` on `u`.`id` = `g`.`user_id`
  where `g`.`establishment_id` in (?…) and `u`.`disabled_at` is null and `g`.`valid_from` <= ? and (`g`.`valid_to` is null or `g`.`valid_to` > ?)
  order by `g`.`establishment_id`, `g`.`role`, `g`.`id`;

-- listContacts
select `c`.*, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `contact_log` as `c`
  inner join `app_user` as `u` on `u`.`id` = `c`.`noted_by`
  where `c`.`return_id` = ?
  order by `c`.`id` desc;

-- listLastContacts
select `c`.`return_id`, `c`.`kind`, `c`.`outcome`, `c`.`noted_at`, `n`.`count`
  from (select max(id) as `last_id`, count(*) as `count`
    from `contact_log`
    where `return_id` in (?…)
    group by `return_id`) as `n`
  inner join `contact_log` as `c` on `c`.`id` = `n`.`last_id`;
