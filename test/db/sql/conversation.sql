-- changeInquiryAnswer
update `inquiry`
  set `answer` = ?, `answered_by` = ?, `answered_at` = ?
  where `id` = ? and `return_id` = ? and `answered_at` is null;

-- changeMessageRead
insert into `message_read` (`user_id`, `return_id`, `up_to`) values (?, ?, ?)
  on duplicate key update `up_to` = greatest(up_to, values(up_to));

-- countOpenInquiries
select `return_id`, count(*) as `count`
  from `inquiry`
  where `return_id` in (?…) and `answered_at` is null
  group by `return_id`;

-- findMessageRead
select `up_to`
  from `message_read`
  where `user_id` = ? and `return_id` = ?;

-- insertInquiry
insert into `inquiry` (`version`, `asked_by`, `asked_at`, `return_id`, `product_line_id`, `measure`, `text`) values (?, ?, ?, ?, ?, ?, ?);
insert into `inquiry` (`version`, `asked_by`, `asked_at`, `return_id`, `text`) values (?, ?, ?, ?, ?);

-- insertMessage
insert into `message` (`return_id`, `side`, `author_id`, `author_role`, `at`, `text`) values (?, ?, ?, ?, ?, ?);

-- listInquiries
select `q`.*, `a`.`name_fa` as `by_fa`, `a`.`name_en` as `by_en`, `w`.`name_fa` as `answered_fa`, `w`.`name_en` as `answered_en`, `p`.`name_fa` as `product_fa`, `p`.`name_en` as `product_en`
  from `inquiry` as `q`
  inner join `app_user` as `a` on `a`.`id` = `q`.`asked_by`
  left join `app_user` as `w` on `w`.`id` = `q`.`answered_by`
  left join `product_line` as `p` on `p`.`id` = `q`.`product_line_id`
  where `q`.`return_id` = ?
  order by `q`.`id`;

-- listMessages
select `m`.`id`, `m`.`side`, `m`.`author_id`, `m`.`author_role`, `m`.`at`, `m`.`text`, `u`.`name_fa` as `by_fa`, `u`.`name_en` as `by_en`
  from `message` as `m`
  inner join `app_user` as `u` on `u`.`id` = `m`.`author_id`
  where `m`.`return_id` = ?
  order by `m`.`id` desc
  limit ?;

-- listReturnsWithOpenInquiries
select `r`.`id`, `r`.`period`, `r`.`state`, `e`.`name_fa` as `establishment_fa`, `e`.`name_en` as `establishment_en`, count(*) as `count`
  from `inquiry` as `q`
  inner join `monthly_return` as `r` on `r`.`id` = `q`.`return_id`
  inner join `establishment` as `e` on `e`.`id` = `r`.`establishment_id`
  where `q`.`answered_at` is null and `r`.`establishment_id` in (?…)
  group by `r`.`id`, `r`.`period`, `r`.`state`, `e`.`name_fa`, `e`.`name_en`
  order by `r`.`period` desc, `r`.`id`
  limit ?;
