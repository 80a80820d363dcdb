-- listNamed
select `e`.`id`
  from establishment as e force index (named)
  where `e`.`name_folded` like ?
  limit ?;
