-- listNamed
select `e`.`id`
  from establishment as e force index (named)
  where instr(cast(`e`.`name_folded` as binary), cast(? as binary)) > 0
  limit ?;
