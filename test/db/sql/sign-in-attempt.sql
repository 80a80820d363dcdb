-- changeAttemptsByOneLess
update `sign_in_attempt`
  set `failures` = failures - 1
  where `subject` = ? and `kind` = ? and `failures` > ?;

-- deleteAttempts
delete from `sign_in_attempt`
  where `subject` = ? and `kind` = ?;

-- deleteAttemptsBefore
delete from `sign_in_attempt`
  where `window_ends_at` < ?;

-- findAttempts
select `failures`, `window_ends_at`
  from `sign_in_attempt`
  where `subject` = ? and `kind` = ?;

-- insertAttempt
insert into `sign_in_attempt` (`subject`, `kind`, `failures`, `window_ends_at`) values (?, ?, ?, ?)
  on duplicate key update `failures` = if(window_ends_at <= ?, 1, failures + 1), `window_ends_at` = if(window_ends_at <= ?, ?, window_ends_at);
