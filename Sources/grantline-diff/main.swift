import Commands

Program.main(DiffCommand.self)
