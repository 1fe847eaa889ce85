import Commands

Program.main(AggregateCommand.self)
