-- replaceFiguresInForce
delete from `figure_in_force`
  where `period` = ? and `establishment_id` = ?;
insert into `figure_in_force` (`period`, `establishment_id`, `product_line_id`, `submission_id`, `province_code`, `isic_code`, `money_unit`, `money_scale`, `production`) values (?, ?, ?, ?, ?, ?, ?, ?, ?);
